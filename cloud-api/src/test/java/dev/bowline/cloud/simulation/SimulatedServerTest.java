package dev.bowline.cloud.simulation;

import static dev.bowline.cloud.simulation.TestingSimulation.id;
import static dev.bowline.cloud.simulation.TestingSimulation.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.wire.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class SimulatedServerTest {

  private final TestingCloud cloud;
  private final long tenant = TestingServers.newTenant();
  private final TestingSimulation simulated;

  SimulatedServerTest(Front front) {
    cloud = TestingServers.shared(front);
    simulated = TestingSimulation.of(cloud, tenant);
  }

  @Test
  void isTheOneServerOfATestKeyAndSaysThatItIsSimulated() {
    List<Map<String, Object>> servers = items(simulated.client().get("/v1/servers"));

    assertThat(servers).hasSize(1);
    assertThat(servers.getFirst())
        .containsEntry("id", (int) tenant)
        .containsEntry("simulated", true)
        .containsEntry("state", "online")
        .containsEntry("hostname", "simulated.test");
    assertThat(simulated.client().get("/v1/server").data()).containsEntry("id", (int) tenant);
  }

  @Test
  void answersAWriteAtOnceAndShowsWhatItDid() {
    assertThat(simulated.service("nginx")).containsEntry("active_state", "active");

    TestAnswer stopped = simulated.post("/v1/server/services/nginx/stop");
    assertThat(stopped.status()).as(stopped.text()).isEqualTo(200);
    assertThat(stopped.data())
        .containsEntry("state", "SUCCEEDED")
        .containsEntry("server_id", (int) tenant)
        .containsEntry("operation", "services.stop");
    assertThat(simulated.service("nginx"))
        .containsEntry("active_state", "inactive")
        .containsEntry("main_pid", 0);

    assertThat(simulated.post("/v1/server/services/nginx/start").data())
        .containsEntry("state", "SUCCEEDED");
    assertThat(simulated.service("nginx")).containsEntry("active_state", "active");
    assertThat(items(simulated.client().get("/v1/jobs")))
        .extracting(job -> job.get("operation"))
        .containsExactly("services.start", "services.stop");
  }

  @Test
  void findsNoServiceThatItDoesNotList() {
    TestAnswer answer = simulated.post("/v1/server/services/apache2/restart");

    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
  }

  @Test
  void keepsTheServicesOfTenantsApart() {
    TestingSimulation other = TestingSimulation.of(cloud, TestingServers.newTenant());
    simulated.post("/v1/server/services/postfix/stop");
    Object job = simulated.post("/v1/server/services/cron/restart").data().get("id");
    long backup = id(simulated.backup("mine"));

    assertThat(other.service("postfix")).containsEntry("active_state", "active");
    assertThat(other.client().get("/v1/jobs/" + job).status()).isEqualTo(404);
    assertThat(other.client().get("/v1/backups/" + backup).status()).isEqualTo(404);
    assertThat(items(other.client().get("/v1/jobs"))).isEmpty();
    assertThat(items(other.client().get("/v1/backups"))).isEmpty();
  }

  @Test
  @DisplayName("row 56: a live key finds nothing that a test key made, nor a test key a live one's")
  void keepsTheEnvironmentsApart() {
    Object job = simulated.post("/v1/server/services/cron/restart").data().get("id");
    long backup = id(simulated.backup("simulated"));
    var agent = TestingServers.enrolled(cloud, tenant);
    var live = cloud.client(cloud.keys().tenant(tenant).create());
    TestAnswer asked =
        live.send(
            TestRequest.of("POST", "/v1/backups")
                .json("{\"backup_name\":\"live\"}")
                .with("Prefer", "respond-async"));
    agent.obey();

    assertThat(live.get("/v1/jobs/" + job).status()).isEqualTo(404);
    assertThat(live.get("/v1/backups/" + backup).status()).isEqualTo(404);
    assertThat(live.post("/v1/backups/" + backup + "/restore", "{}").status()).isEqualTo(404);
    assertThat(live.delete("/v1/backups/" + backup).status()).isEqualTo(404);
    assertThat(items(live.get("/v1/jobs"))).hasSize(1);
    assertThat(items(live.get("/v1/backups"))).hasSize(1);
    assertThat(live.get("/v1/backups?cursor=" + backup).code()).isEqualTo("CURSOR_INVALID");
    assertThat(live.get("/v1/backup-schedules?server_id=" + tenant).status()).isEqualTo(404);
    assertThat(live.get("/v1/bandwidth?server_id=" + tenant).status()).isEqualTo(404);

    long real = id(asked.data());
    assertThat(simulated.client().get("/v1/backups/" + real).status()).isEqualTo(404);
    assertThat(simulated.client().delete("/v1/backups/" + real).status()).isEqualTo(404);
    assertThat(simulated.client().get("/v1/jobs/" + asked.data().get("job_id")).status())
        .isEqualTo(404);
    assertThat(items(simulated.client().get("/v1/backups"))).hasSize(1);
    assertThat(items(simulated.client().get("/v1/jobs"))).hasSize(2);
    assertThat(
            simulated
                .post(
                    "/v1/backups", "{\"backup_name\":\"x\",\"server_id\":" + agent.serverId() + "}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void measuresWhatItsHistoryAndItsBandwidthAgreeWith() {
    TestAnswer latest = simulated.client().get("/v1/server/metrics");
    assertThat(latest.status()).as(latest.text()).isEqualTo(200);
    Fields sample = Fields.of(latest.data());
    assertThat(sample.decimal("cpu_percent")).isBetween(2.0, 60.0);
    assertThat(sample.decimal("memory_percent")).isBetween(30.0, 66.0);
    assertThat(Duration.between(sample.instant("at"), cloud.clock().instant()))
        .isBetween(Duration.ZERO, Duration.ofSeconds(10));

    for (String range : List.of("1h", "24h", "7d", "30d")) {
      TestAnswer history = simulated.client().get("/v1/server/metrics/history?range=" + range);
      assertThat(items(history)).as(range).hasSizeBetween(285, 301);
    }

    Fields used = Fields.of(simulated.client().get("/v1/server/bandwidth").data());
    Load.Carried carried =
        Load.of(tenant)
            .carried(Instant.parse(used.text("month") + "-01T00:00:00Z"), used.instant("as_of"));
    assertThat(used.number("rx_bytes")).isEqualTo(carried.rxBytes());
    assertThat(used.number("bytes_used")).isEqualTo(carried.rxBytes() + carried.txBytes());
    assertThat(used.decimal("percent"))
        .isCloseTo(100.0 * used.number("bytes_used") / used.number("bytes_total"), within(0.01));
    assertThat(simulated.client().get("/v1/bandwidth").data())
        .containsEntry("server_id", (int) tenant);
  }

  @Test
  void makesProvesRestoresAndDeletesABackup() {
    Map<String, Object> made = simulated.backup("shop");
    assertThat(made)
        .containsEntry("state", "succeeded")
        .containsEntry("kind", "manual")
        .containsEntry("server_id", (int) tenant)
        .containsEntry("paths", List.of("/etc", "/srv/www", "/var/lib/mysql"));
    String path = "/v1/backups/" + id(made);

    assertThat(simulated.post(path + "/verify").data()).containsEntry("state", "SUCCEEDED");
    assertThat(simulated.client().get(path).data().get("verified_at")).isNotNull();
    TestAnswer restored = simulated.post(path + "/restore", "{\"folder\":\"/srv/restored\"}");
    assertThat(Fields.of(restored.data()).object("result").number("files"))
        .isEqualTo(Fields.of(made).number("files"));
    assertThat(simulated.client().delete(path).status()).isEqualTo(200);
    assertThat(simulated.client().get(path).status()).isEqualTo(404);
  }

  @Test
  void showsItsSchedulesWithTheirNextRun() {
    TestAnswer put =
        simulated
            .client()
            .send(
                TestRequest.of("PUT", "/v1/backup-schedules/" + tenant)
                    .json("{\"schedules\":[{\"name\":\"nightly\",\"hour\":3}]}"));

    assertThat(put.status()).as(put.text()).isEqualTo(200);
    assertThat(items(simulated.client().get("/v1/backup-schedules")))
        .hasSize(1)
        .first()
        .extracting(one -> one.get("next_run_at"))
        .isNotNull();
  }
}
