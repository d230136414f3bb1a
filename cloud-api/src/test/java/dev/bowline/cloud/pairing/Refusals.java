package dev.bowline.cloud.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.TestAnswer;
import java.util.Map;

/** What the refused are answered. */
final class Refusals {

  private Refusals() {}

  static void assertForbidden(TestAnswer answer) {
    assertRefused(answer, 403, "FORBIDDEN");
  }

  static void assertRefused(TestAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(Map.copyOf(answer.json())).containsKey("request_id");
  }
}
