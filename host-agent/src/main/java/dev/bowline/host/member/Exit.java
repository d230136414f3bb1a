package dev.bowline.host.member;

/** The exit codes of {@code bowline}; {@code --help} lists them. */
public final class Exit {

  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int NOT_ENROLLED = 3;
  public static final int REFUSED = 4;
  public static final int UNREACHABLE = 5;
  public static final int NOT_FOUND = 6;
  public static final int NOT_LOGGED_IN = 7;

  private Exit() {}
}
