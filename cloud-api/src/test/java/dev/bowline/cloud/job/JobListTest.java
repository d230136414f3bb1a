package dev.bowline.cloud.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JobListTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final long tenant = TestingServers.newTenant();
  private final TestKey key;
  private final long server;

  JobListTest() {
    server = TestingServers.enrolled(cloud, tenant).serverId();
    key = cloud.keys().tenant(tenant).create();
  }

  @Test
  void pagesFromTheNewestToTheOldest() {
    List<String> started = start(5);

    List<String> listed = new ArrayList<>();
    String target = "/v1/jobs?limit=2";
    while (!target.isEmpty()) {
      TestAnswer page = cloud.client(key).get(target);
      assertThat(page.status()).as(page.text()).isEqualTo(200);
      listed.addAll(ids(page));
      target = next(page).map(cursor -> "/v1/jobs?limit=2&cursor=" + cursor).orElse("");
    }

    assertThat(listed).containsExactlyElementsOf(started.reversed());
  }

  @Test
  void listsOneServerOrOneState() {
    List<String> started = start(2);
    assertThat(ids(cloud.client(key).get("/v1/jobs?state=QUEUED"))).hasSameElementsAs(started);
    assertThat(ids(cloud.client(key).get("/v1/jobs?state=FAILED"))).isEmpty();
    assertThat(ids(cloud.client(key).get("/v1/jobs?server_id=" + server)))
        .hasSameElementsAs(started);
    assertThat(ids(cloud.client(key).get("/v1/jobs?server_id=1"))).isEmpty();
    assertThat(cloud.client(key).get("/v1/jobs?state=queued").code())
        .isEqualTo("INVALID_PARAMETER");
  }

  @Test
  void refusesACursorThatIsNone() {
    assertCursorRefused("junk", key);
    assertCursorRefused(UUID.randomUUID().toString(), key);
  }

  @Test
  @DisplayName("row 55: another tenant's cursor answers 400 CURSOR_INVALID")
  void refusesAForeignCursor() {
    String cursor = start(1).getFirst();

    assertCursorRefused(cursor, cloud.keys().tenant(TestingServers.newTenant()).create());
  }

  @Test
  void refusesALimitOutOfRange() {
    for (String limit : List.of("0", "101", "-1", "many")) {
      TestAnswer answer = cloud.client(key).get("/v1/jobs?limit=" + limit);
      assertThat(answer.status()).as(limit).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    }
  }

  @Test
  @DisplayName("row 53: another tenant's job answers 404")
  void hidesTheJobsOfOtherTenants() {
    String job = start(1).getFirst();
    TestKey other = cloud.keys().tenant(TestingServers.newTenant()).create();

    assertThat(cloud.client(other).get("/v1/jobs/" + job).status()).isEqualTo(404);
    assertThat(ids(cloud.client(other).get("/v1/jobs"))).isEmpty();
  }

  @Test
  void showsAJobOnlyToKeysThatCouldHaveStartedIt() {
    String job = start(1).getFirst();
    TestKey stopping = cloud.keys().tenant(tenant).scopes("services:stop").create();
    TestKey restarting = cloud.keys().tenant(tenant).scopes("services:restart").create();

    assertThat(cloud.client(stopping).get("/v1/jobs/" + job).status()).isEqualTo(404);
    assertThat(ids(cloud.client(stopping).get("/v1/jobs"))).isEmpty();
    assertThat(cloud.client(restarting).get("/v1/jobs/" + job).status()).isEqualTo(200);
    assertThat(ids(cloud.client(restarting).get("/v1/jobs"))).containsExactly(job);
  }

  @Test
  void knowsNoJobUnderWhatIsNoId() {
    assertThat(cloud.client(key).get("/v1/jobs/7").status()).isEqualTo(404);
  }

  private void assertCursorRefused(String cursor, TestKey by) {
    TestAnswer answer = cloud.client(by).get("/v1/jobs?cursor=" + cursor);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("CURSOR_INVALID");
  }

  private List<String> start(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TestAnswer answer =
          cloud
              .client(key)
              .send(
                  TestRequest.of("POST", "/v1/server/services/nginx/restart")
                      .json("{\"once\":\"" + UUID.randomUUID() + "\"}")
                      .with("Prefer", "respond-async"));
      ids.add((String) answer.data().get("id"));
    }
    return ids;
  }

  @SuppressWarnings("unchecked")
  private static List<String> ids(TestAnswer answer) {
    List<Map<String, Object>> items =
        (List<Map<String, Object>>) answer.json().getOrDefault("data", List.of());
    return items.stream().map(job -> (String) job.get("id")).toList();
  }

  @SuppressWarnings("unchecked")
  private static Optional<Object> next(TestAnswer answer) {
    Map<String, Object> meta = (Map<String, Object>) answer.json().getOrDefault("meta", Map.of());
    return Optional.ofNullable(meta.get("next_cursor"));
  }
}
