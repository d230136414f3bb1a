package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyLogsControllerTest {

  private static final String KEY = "{\"name\":\"shop\",\"scopes\":[\"server:read\"]}";

  private final TestingCloud cloud;
  private final PanelClient panel;

  KeyLogsControllerTest(@TempDir Path directory) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("bowline.request-log.directory", directory.toString());
    this.cloud = TestingCloud.start(Front.NETTY, settings);
    cloud.bean(Provisioning.class).run();
    this.panel = PanelClient.ofNewTenant(cloud);
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  void showsWhatAKeyAskedTheYoungestFirstAndUntilWhenThatIsComplete() throws IOException {
    TestKey key = panel.createKey(KEY);
    String first = requestId(cloud.client(key).get("/v1/me"));
    String second = requestId(cloud.client(key).get("/v1/nothing"));
    pack();

    TestAnswer page = panel.get(logs(key) + "?limit=1");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    Map<String, Object> line = lines(page).getFirst();
    assertThat(line)
        .containsEntry("request_id", second)
        .containsEntry("method", "GET")
        .containsEntry("path", "/v1/nothing")
        .containsEntry("status", 404)
        .containsEntry("ip", "127.0.0.1")
        .containsEntry("actor", "key:" + key.credential().number());
    assertThat(line).containsKeys("time", "ms");
    assertThat(meta(page)).containsKey("complete_until");

    TestAnswer next = panel.get(logs(key) + "?limit=1&cursor=" + meta(page).get("next_cursor"));
    assertThat(lines(next)).extracting(l -> l.get("request_id")).containsExactly(first);
    assertThat(meta(next)).doesNotContainKey("next_cursor");
    assertThat(lines(panel.get(logs(key) + "?status=4xx"))).hasSize(1);
  }

  @Test
  void filtersByPathEndpointAddressAndDuration() throws IOException {
    TestKey key = panel.createKey(KEY);
    cloud.client(key).get("/v1/me");
    cloud.client(key).get("/v1/servers");
    cloud.client(key).get("/v1/nothing");
    pack();
    assertThat(lines(panel.get(logs(key) + "?path=/v1/se"))).hasSize(1);
    assertThat(lines(panel.get(logs(key) + "?path=/v1"))).hasSize(3);
    assertThat(lines(panel.get(logs(key) + "?endpoint=GET%20/v1/me"))).hasSize(1);
    assertThat(lines(panel.get(logs(key) + "?endpoint=unmatched"))).hasSize(1);
    assertThat(lines(panel.get(logs(key) + "?ip=127.0.0.1"))).hasSize(3);
    assertThat(lines(panel.get(logs(key) + "?ip=::1"))).isEmpty();
    assertThat(lines(panel.get(logs(key) + "?min_ms=100000"))).isEmpty();
  }

  @Test
  void exportsCsvAndJsonAndTellsWhereTheNextFileBegins() throws IOException {
    TestKey key = panel.createKey(KEY);
    for (int i = 0; i < 3; i++) {
      cloud.client(key).get("/v1/me?n=" + i);
    }
    pack();
    TestAnswer csv = panel.get(logs(key) + "/export?format=csv");
    assertThat(csv.status()).as(csv.text()).isEqualTo(200);
    assertThat(csv.header("Cache-Control")).contains("no-store");
    assertThat(csv.header("X-Next-Cursor")).isEmpty();
    assertThat(csv.text())
        .startsWith("\"time\",\"method\",\"path\",\"status\",\"ms\",\"ip\",\"request_id\"")
        .contains("\"GET\",\"/v1/me\",\"200\"");
    String json = logs(key) + "/export?format=json";
    TestAnswer first = panel.get(json + "&limit=2");
    TestAnswer second = panel.get(json + "&cursor=" + first.header("X-Next-Cursor").orElseThrow());
    assertThat(first.text().lines()).hasSize(2);
    assertThat(first.text() + second.text()).isEqualTo(panel.get(json).text());
    assertThat(panel.get(logs(key) + "/export?format=xml").code()).isEqualTo("INVALID_PARAMETER");
  }

  @Test
  void answersAnEmptyListForAKeyThatWasNeverUsed() {
    assertThat(lines(panel.get(logs(panel.createKey(KEY))))).isEmpty();
  }

  @Test
  void refusesParametersThatMeanNothing() {
    TestKey key = panel.createKey(KEY);
    assertThat(panel.get(logs(key) + "?limit=0").code()).isEqualTo("INVALID_PARAMETER");
    assertThat(panel.get(logs(key) + "?from=yesterday").code()).isEqualTo("INVALID_PARAMETER");
    for (String wrong :
        List.of("path=x", "ip=localhost", "min_ms=-1", "endpoint=GET", "status=9xx")) {
      assertThat(panel.get(logs(key) + "?" + wrong).code())
          .as(wrong)
          .isEqualTo("INVALID_PARAMETER");
    }
  }

  @Test
  @DisplayName("row 53: the logs of another tenant's key answer 404")
  void hidesTheLogsOfAnotherTenantsKey() {
    TestKey foreign = PanelClient.ofNewTenant(cloud).createKey(KEY);
    for (String target : List.of("", "/export?format=csv")) {
      TestAnswer answer = panel.get(logs(foreign) + target);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  @DisplayName("row 55: a cursor of another key answers 400")
  void refusesAForeignCursor() throws IOException {
    TestKey foreign = PanelClient.ofNewTenant(cloud).createKey(KEY);
    String cursor = new LogCursor(foreign.credential().number(), TestingLogs.NOW, "request").text();
    TestAnswer answer = panel.get(logs(panel.createKey(KEY)) + "?cursor=" + cursor);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("CURSOR_INVALID");
  }

  @Test
  void isOutOfEveryKeysReach() {
    TestKey key = panel.createKey(KEY);
    assertThat(cloud.client(key).get(logs(key)).status()).isBetween(401, 403);
  }

  private void pack() throws IOException {
    cloud.bean(FilePacking.class).round();
  }

  private static String logs(TestKey key) {
    return "/panel/keys/" + key.credential().number() + "/logs";
  }

  private static String requestId(TestAnswer answer) {
    return answer.header("X-Request-Id").orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> lines(TestAnswer answer) {
    return (List<Map<String, Object>>)
        Objects.requireNonNull(answer.json().get("data"), answer.text());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> meta(TestAnswer answer) {
    return (Map<String, Object>) Objects.requireNonNull(answer.json().get("meta"), answer.text());
  }
}
