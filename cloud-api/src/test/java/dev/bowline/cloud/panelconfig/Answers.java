package dev.bowline.cloud.panelconfig;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.TestAnswer;
import java.util.List;
import java.util.Map;

/** Reads what this surface answered. */
final class Answers {

  private Answers() {}

  /** The data of a success in the envelope. */
  static Map<String, Object> data(TestAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json()).containsOnlyKeys("success", "message", "data", "timestamp");
    assertThat(answer.json()).containsEntry("success", true);
    assertThat(String.valueOf(answer.json().get("timestamp")))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+00:00");
    return answer.data();
  }

  /** The items of a list. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> items(TestAnswer answer) {
    return (List<Map<String, Object>>) requireNonNull(data(answer).get("items"), answer.text());
  }
}
