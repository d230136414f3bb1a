package dev.bowline.host.system;

import java.time.Duration;
import java.util.List;

/** Runs programs, never through a shell. */
public interface Processes {

  /**
   * How a program ended.
   *
   * @param exit its exit status, or {@link #TIMED_OUT} or {@link #NOT_STARTED}
   * @param output what it wrote to standard output, at most 1 MiB
   * @param errors what it wrote to standard error, at most 1 MiB
   */
  record Ended(int exit, String output, String errors) {

    /** Whether the exit status is 0. */
    public boolean succeeded() {
      return exit == 0;
    }
  }

  /** The exit of a program that was still running at its limit and was killed. */
  int TIMED_OUT = -1;

  /** The exit of a program that could not be started. */
  int NOT_STARTED = -2;

  /** Runs {@code arguments}, the first being the program, and waits for at most {@code limit}. */
  Ended run(List<String> arguments, Duration limit);
}
