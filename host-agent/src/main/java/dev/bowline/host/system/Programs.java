package dev.bowline.host.system;

import java.util.List;
import java.util.Map;

/** Runs programs that take long and speak meanwhile, never through a shell. */
public interface Programs {

  /** Hears what a program says, line by line, from two threads. */
  @FunctionalInterface
  interface Listener {

    /** A line of standard output. */
    void output(String line);

    /** A line of standard error; false asks the program to end, by SIGINT. */
    default boolean error(String line) {
      return true;
    }
  }

  /**
   * Runs {@code arguments} with nothing but {@code environment} and a fixed path, and waits for the
   * end: the exit status, 128 and the signal's number when one ended it, or {@link
   * Processes#NOT_STARTED}.
   */
  int run(List<String> arguments, Map<String, String> environment, Listener listener);
}
