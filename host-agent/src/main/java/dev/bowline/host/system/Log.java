package dev.bowline.host.system;

import java.io.PrintStream;

/**
 * The agent's log: one line per event on a stream that the journal of systemd reads, with the
 * priority in front as {@code sd-daemon(3)} has it. Control and bidirectional formatting characters
 * are shown as escapes, so that nothing from outside can forge a line.
 */
public final class Log {

  private static final String INFORMATION = "<6>";
  private static final String WARNING = "<4>";

  private final PrintStream stream;

  /** A log on {@code stream}. */
  public Log(PrintStream stream) {
    this.stream = stream;
  }

  /** Something a reader of the log may like to know. */
  public void info(String text) {
    stream.println(INFORMATION + printable(text));
  }

  /** Something that needs the attention of the host's owner when it does not pass. */
  public void warning(String text) {
    stream.println(WARNING + printable(text));
  }

  /** {@code text} with everything that is not printable as a Unicode escape. */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(printable, c));
    return printable.toString();
  }

  private static void append(StringBuilder printable, int c) {
    int type = Character.getType(c);
    if (Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      printable.append("\\u%04x".formatted(c));
    } else {
      printable.appendCodePoint(c);
    }
  }
}
