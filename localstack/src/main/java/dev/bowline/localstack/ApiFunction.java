package dev.bowline.localstack;

import dev.bowline.localstack.gateway.FunctionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The functions of the API, with the memory and the time that the stack for AWS gives them. */
public enum ApiFunction {
  API("ApiHandler", 1024, Duration.ofSeconds(29)),
  BACKGROUND("BackgroundHandler", 1024, Duration.ofMinutes(2)),
  REQUEST_LOG("RequestLogHandler", 512, Duration.ofMinutes(1)),
  PROVISION("ProvisionHandler", 1024, Duration.ofMinutes(5));

  private static final String HANDLERS = "dev.bowline.cloud.lambda.";

  private final String handler;
  private final int megabytes;
  private final Duration timeout;

  ApiFunction(String handler, int megabytes, Duration timeout) {
    this.handler = handler;
    this.megabytes = megabytes;
    this.timeout = timeout;
  }

  /**
   * How it is run here.
   *
   * @param code the unpacked zip
   * @param least instances that are kept
   * @param most instances at once
   * @param environment variables beside those that AWS sets
   */
  public FunctionSettings settings(
      Path code, int least, int most, Map<String, String> environment) {
    return new FunctionSettings(
        "bowline-" + word(),
        HANDLERS + handler,
        code,
        megabytes,
        timeout,
        least,
        most,
        environment);
  }

  /** Its name behind the prefix. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
