package dev.bowline.host.cli;

/** The exit codes of {@code bowline}; {@code --help} lists them. */
final class Exit {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_ENROLLED = 3;
  static final int REFUSED = 4;
  static final int UNREACHABLE = 5;
  static final int NOT_FOUND = 6;

  private Exit() {}
}
