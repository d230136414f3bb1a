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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsRoutesTest {

  private static final String KEY =
      "{\"name\":\"shop\",\"scopes\":[\"server:read\",\"services:*\"]}";

  private final TestingCloud cloud;

  AnalyticsRoutesTest(@TempDir Path directory) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("bowline.request-log.directory", directory.toString());
    this.cloud = TestingCloud.start(Front.NETTY, settings);
    cloud.bean(Provisioning.class).run();
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  void everyFigureNamesTheQueryThatShowsTheRequestsBehindIt() throws IOException {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey key = panel.createKey(KEY);
    cloud.client(key).get("/v1/servers");
    cloud.client(key).get("/v1/servers/999999");
    cloud.client(key).get("/v1/nothing");
    pack();

    for (String scope : List.of("", "&key_id=" + number(key))) {
      TestAnswer answer = panel.get("/panel/analytics?range=1h" + scope);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      Map<String, Object> totals = object(answer.data(), "totals");
      assertThat(totals)
          .containsEntry("requests", 3)
          .containsEntry("successful", 1)
          .containsEntry("active_keys", 1);
      assertThat(behind(panel, key, totals.get("log"))).isEqualTo(3);
      assertThat(behind(panel, key, totals.get("successful_log"))).isEqualTo(1);
      assertThat(behind(panel, key, totals.get("slowest_log"))).isPositive();
      for (String list : List.of("timeline", "endpoints", "errors", "keys")) {
        for (Map<String, Object> figure : list(answer.data(), list)) {
          assertThat(behind(panel, key, figure.get("log")))
              .as("%s %s", list, figure)
              .isEqualTo(figure.get("requests"));
        }
      }
      assertThat(list(answer.data(), "endpoints"))
          .extracting(endpoint -> endpoint.get("endpoint"))
          .contains("GET /v1/servers", "unmatched");
      Map<String, Object> errors = list(answer.data(), "errors").getFirst();
      assertThat(list(errors, "statuses")).extracting(status -> status.get("status")).contains(404);
    }
  }

  @Test
  void tellsWhichScopesAKeyUsesOfThoseItHas() throws IOException {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey key = panel.createKey(KEY);
    cloud.client(key).get("/v1/servers");
    cloud.client(key).get("/v1/servers");
    cloud.client(key).get("/v1/me");
    assertThat(cloud.client(key).post("/v1/server/services/nginx/restart", "{}").status())
        .isEqualTo(404);
    pack();
    Map<String, Object> usage = panel.get(scopes(key)).data();
    assertThat(usage)
        .containsEntry("granted", List.of("server:read", "services:*"))
        .containsEntry("permitted_count", 5)
        .containsEntry("used_count", 2);
    assertThat(usage.get("counted_since")).isNotNull();
    Map<String, Object> reading = scope(usage, "server:read");
    assertThat(reading).containsEntry("requests", 2).containsEntry("permitted", true);
    assertThat(reading.get("last_used_at")).isNotNull();
    assertThat(scope(usage, "services:restart")).containsEntry("requests", 1);
    assertThat(scope(usage, "services:stop"))
        .containsEntry("requests", 0)
        .containsEntry("last_used_at", null);
  }

  @Test
  void aScopeThatWasRefusedIsNotUsedAndOneThatWasTakenAwayIsStillShown() throws IOException {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey key = panel.createKey("{\"name\":\"shop\",\"scopes\":[\"server:read\"]}");
    cloud.client(key).get("/v1/servers");
    assertThat(cloud.client(key).get("/v1/server/services").status()).isEqualTo(403);
    panel.send("PATCH", "/panel/keys/" + number(key), "{\"scopes\":[\"domains:read\"]}");
    pack();
    Map<String, Object> usage = panel.get(scopes(key)).data();
    assertThat(usage).containsEntry("permitted_count", 1).containsEntry("used_count", 0);
    assertThat(scope(usage, "server:read"))
        .containsEntry("requests", 1)
        .containsEntry("permitted", false);
    assertThat(list(usage, "scopes")).hasSize(2);
  }

  @Test
  @DisplayName("row 53: the figures and scopes of another tenant's key answer 404")
  void hidesTheFiguresOfAnotherTenantsKey() throws IOException {
    TestKey key = PanelClient.ofNewTenant(cloud).createKey(KEY);
    cloud.client(key).get("/v1/servers");
    pack();
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    for (String target : List.of("/panel/analytics?key_id=" + number(key), scopes(key))) {
      assertThat(stranger.get(target).status()).as(target).isEqualTo(404);
    }
    assertThat(object(stranger.get("/panel/analytics").data(), "totals"))
        .containsEntry("requests", 0);
  }

  @Test
  void refusesRangesThatMeanNothing() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    for (String wrong :
        List.of(
            "range=2h",
            "range=1h&from=2026-01-01T00:00:00Z",
            "to=2026-01-01T00:00:00Z",
            "from=yesterday",
            "from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z",
            "from=2020-01-02T00:00:00Z&to=2026-01-02T00:00:00Z",
            "key_id=x")) {
      assertThat(panel.get("/panel/analytics?" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void isOutOfEveryKeysReach() {
    TestKey key = PanelClient.ofNewTenant(cloud).createKey(KEY);
    assertThat(cloud.client(key).get("/panel/analytics").status()).isBetween(401, 403);
    assertThat(cloud.client(key).get(scopes(key)).status()).isBetween(401, 403);
  }

  private static int behind(PanelClient panel, TestKey key, @Nullable Object log) {
    TestAnswer page = panel.get("/panel/keys/" + number(key) + "/logs?" + log);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return ((List<?>) Objects.requireNonNull(page.json().get("data"))).size();
  }

  private void pack() throws IOException {
    cloud.bean(FilePacking.class).round();
  }

  private static String scopes(TestKey key) {
    return "/panel/keys/" + number(key) + "/scope-usage";
  }

  private static long number(TestKey key) {
    return key.credential().number();
  }

  private static Map<String, Object> scope(Map<String, Object> usage, String name) {
    return list(usage, "scopes").stream()
        .filter(scope -> name.equals(scope.get("scope")))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return (Map<String, Object>) Objects.requireNonNull(parent.get(name), name);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> parent, String name) {
    return (List<Map<String, Object>>) Objects.requireNonNull(parent.get(name), name);
  }
}
