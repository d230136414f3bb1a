package dev.bowline.iac;

import java.util.Locale;

/** The four functions. All run the same code; each has permissions of its own. */
public enum Handler {
  /** Answers API Gateway, which waits for 30 s and no longer. */
  API("ApiHandler", 1024, 29),
  /**
   * Does every round that is due, once a minute. A call that comes while another is under way is
   * tried again for a minute, and then dropped.
   */
  BACKGROUND("BackgroundHandler", 1024, 120),
  /** Packs the request log as CloudWatch delivers it. */
  REQUEST_LOG("RequestLogHandler", 512, 60),
  /** Migrates the database and makes the first member: a step of a deployment. */
  PROVISION("ProvisionHandler", 1024, 300);

  private static final String PACKAGE = "dev.bowline.cloud.lambda.";

  private final String type;
  private final int megabytes;
  private final int seconds;

  Handler(String type, int megabytes, int seconds) {
    this.type = type;
    this.megabytes = megabytes;
    this.seconds = seconds;
  }

  /** Its class. */
  String type() {
    return PACKAGE + type;
  }

  /** Its memory; processor time grows with it, and 1,769 MB are one whole processor. */
  public int megabytes() {
    return megabytes;
  }

  /** How long one call may take. */
  int seconds() {
    return seconds;
  }

  /** Its name behind the prefix. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name in the template. */
  String id() {
    return type.replace("Handler", "");
  }

  /** Whether it opens the database, and so stands in the network. */
  boolean usesDatabase() {
    return this != REQUEST_LOG;
  }

  /** Whether it seals or opens secrets. */
  boolean usesVault() {
    return this == API || this == BACKGROUND;
  }

  /** How many calls may run at once. */
  int concurrency(Stage stage) {
    return switch (this) {
      case API -> stage.apiConcurrency();
      case REQUEST_LOG -> 5;
      case BACKGROUND, PROVISION -> 1;
    };
  }
}
