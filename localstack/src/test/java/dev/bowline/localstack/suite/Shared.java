package dev.bowline.localstack.suite;

/** What test classes that run beside each other share: names for {@code @ResourceLock}. */
public final class Shared {

  /** The agent of server 1: read by whoever needs it, written by whoever stops or replaces it. */
  public static final String AGENT = "agent";

  /** The services of server 1: two requests alike within a second are a replay. */
  public static final String SERVICES = "services";

  /** The backups of server 1, which runs one at a time. */
  public static final String BACKUPS = "backups";

  /** Who looks at server 1: read by viewers, written by whoever needs that there is none. */
  public static final String VIEWERS = "viewers";

  /**
   * The processors, of which there may be only two: read by those whose measurements a load would
   * disturb, written by those who keep them busy, be it with a browser.
   */
  public static final String PROCESSORS = "processors";

  private Shared() {}
}
