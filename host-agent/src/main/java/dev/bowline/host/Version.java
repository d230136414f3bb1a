package dev.bowline.host;

/** The version of this agent. */
public final class Version {

  /** As Maven names it; {@code unreleased} outside a packaged jar. */
  public static final String CURRENT = current();

  private Version() {}

  private static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }
}
