package dev.bowline.host.member;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.system.Pause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Waits until a member has approved this machine in the panel (RFC 8628). The clock is the sum of
 * the pauses, so that one that is set meanwhile changes nothing.
 */
final class DeviceAuthorization {

  private static final String CLIENT = "bowline-cli";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration SLOWER = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Panel panel;
  private final Pause pause;

  DeviceAuthorization(Panel panel, Pause pause) {
    this.panel = panel;
    this.pause = pause;
  }

  /**
   * What a person needs to approve, and this machine to wait.
   *
   * @param page where to type {@code userCode}
   * @param pageWithCode the same, with the code filled in
   */
  record Codes(
      Secret deviceCode,
      String userCode,
      String page,
      String pageWithCode,
      Duration life,
      Duration interval) {

    static Codes of(Fields fields) {
      return new Codes(
          Secret.of(fields.text("device_code")),
          fields.text("user_code"),
          fields.text("verification_uri"),
          fields
              .optionalText("verification_uri_complete")
              .orElseGet(() -> fields.text("verification_uri")),
          Duration.ofSeconds(fields.number("expires_in")),
          Duration.ofSeconds(fields.has("interval") ? fields.number("interval") : 5));
    }
  }

  PanelAnswer begin(String hostName) {
    return panel.form(
        "/oauth/device_authorization", Map.of("client_id", CLIENT, "host_name", hostName));
  }

  /** The answer that ended the waiting; {@code expired_token} when nobody decided in time. */
  PanelAnswer await(Codes codes) throws InterruptedException {
    Duration interval = codes.interval();
    Duration waited = Duration.ZERO;
    while (waited.compareTo(codes.life()) < 0) {
      pause.of(interval);
      waited = waited.plus(interval);
      PanelAnswer answer = poll(codes.deviceCode());
      switch (answer) {
        case PanelAnswer.Refused(int ignored, String code, String text)
            when code.equals("authorization_pending") -> {}
        case PanelAnswer.Refused(int ignored, String code, String text)
            when code.equals("slow_down") ->
            interval = interval.plus(SLOWER);
        case PanelAnswer.Unavailable ignored -> interval = longer(interval);
        case PanelAnswer.Done ignored -> {
          return answer;
        }
        case PanelAnswer.Ended ignored -> {
          return answer;
        }
        case PanelAnswer.Refused ignored -> {
          return answer;
        }
      }
    }
    return new PanelAnswer.Refused(400, "expired_token", "Nobody decided in time.");
  }

  private PanelAnswer poll(Secret deviceCode) {
    String code = new String(deviceCode.reveal(), StandardCharsets.US_ASCII);
    return panel.form(
        "/oauth/token", Map.of("client_id", CLIENT, "grant_type", GRANT, "device_code", code));
  }

  /** Whoever cannot be reached is asked less and less often (RFC 8628, section 3.5). */
  private static Duration longer(Duration interval) {
    Duration doubled = interval.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
