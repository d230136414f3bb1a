package dev.bowline.cloud.apikey;

import static java.util.Objects.requireNonNull;

import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;

/** Reading of what the panel answers about keys. */
final class PanelAnswers {

  private PanelAnswers() {}

  static String path(TestKey key) {
    return "/panel/keys/" + key.credential().number();
  }

  static long number(TestAnswer made) {
    return id(made, "key");
  }

  static String text(Map<String, Object> data, String name) {
    return (String) requireNonNull(data.get(name));
  }

  static String cursor(TestAnswer answer) {
    Map<?, ?> meta = (Map<?, ?>) requireNonNull(answer.json().get("meta"), answer.text());
    return (String) requireNonNull(meta.get("next_cursor"));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> keys(TestAnswer answer) {
    return (List<Map<String, Object>>) requireNonNull(answer.json().get("data"), answer.text());
  }

  /** The id of a server made by {@code panel}. */
  static long newServer(TestingCloud cloud, PanelClient panel) {
    return id(
        cloud.send(panel.change("POST", "/panel/servers").json("{\"name\":\"web\"}")), "server");
  }

  private static long id(TestAnswer made, String name) {
    Map<?, ?> thing = (Map<?, ?>) requireNonNull(made.data().get(name), made.text());
    return ((Number) requireNonNull(thing.get("id"))).longValue();
  }
}
