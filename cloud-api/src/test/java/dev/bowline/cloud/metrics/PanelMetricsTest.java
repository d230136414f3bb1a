package dev.bowline.cloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class PanelMetricsTest {

  private final TestingCloud cloud;
  private final PanelClient panel;
  private final SimulatedAgent agent;
  private final String metrics;

  PanelMetricsTest(Front front) {
    cloud = TestingServers.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
    TestAnswer created = panel.send("POST", "/panel/servers", "{\"name\":\"web\"}");
    agent =
        SimulatedAgent.enrol(
            cloud, Secret.of(String.valueOf(created.data().get("enrolment_token"))));
    metrics = "/panel/servers/" + agent.serverId() + "/metrics";
  }

  @Test
  void showsWhatAKeySees() {
    send(TestingSamples.at(cloud.clock().instant().truncatedTo(ChronoUnit.MILLIS), 42.5));
    TestKey key =
        panel.createKey("{\"name\":\"k\",\"preset\":\"full_access\",\"tier\":\"enterprise\"}");

    TestAnswer answer = panel.get(metrics);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(cloud.client(key).get("/v1/server/metrics").json());
    assertThat(panel.get(metrics + "/history?range=24h").json())
        .isEqualTo(cloud.client(key).get("/v1/server/metrics/history?range=24h").json());
  }

  @Test
  void makesTheHostSendEveryTwoSeconds() {
    assertThat(send(TestingSamples.at(cloud.clock().instant(), 1))).isEqualTo(300);

    panel.get(metrics);

    assertThat(agent.receive(5).orElseThrow().command()).isInstanceOf(Command.WatchMetrics.class);
    assertThat(send()).isEqualTo(2);
  }

  @Test
  void saysThatThereIsNoSampleYet() {
    TestAnswer answer = panel.get(metrics);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json()).containsKey("data").containsEntry("data", null);
    assertThat(answer.json()).containsEntry("meta", Map.of("server_id", (int) agent.serverId()));
    assertThat(panel.get(metrics + "/history").text()).contains("\"data\":[]");
  }

  @Test
  void saysSoOfAServerThatNeverEnrolledToo() {
    TestAnswer pending = panel.send("POST", "/panel/servers", "{\"name\":\"mail\"}");
    Object id = ((Map<?, ?>) Objects.requireNonNull(pending.data().get("server"))).get("id");

    TestAnswer answer = panel.get("/panel/servers/" + id + "/metrics");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).contains("\"data\":null");
  }

  @Test
  void refusesARangeItDoesNotKnow() {
    TestAnswer answer = panel.get(metrics + "/history?range=1y");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
  }

  @Test
  void refusesWhoIsNotLoggedIn() {
    assertThat(cloud.send(TestRequest.of("GET", metrics)).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("row 53: another tenant's metrics answer 404 in the panel, and make no viewer")
  void hidesTheServersOfOtherTenants() {
    PanelClient other = PanelClient.ofNewTenant(cloud);

    assertThat(other.get(metrics).status()).isEqualTo(404);
    assertThat(other.get(metrics + "/history").status()).isEqualTo(404);
    assertThat(send(TestingSamples.at(Instant.now(), 1))).isEqualTo(300);
  }

  private int send(Sample... samples) {
    TestAnswer answer =
        agent.send(
            "POST",
            "/agent/v1/metrics",
            Fields.object("samples", List.of(samples).stream().map(Sample::toFields).toList()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ((Number) answer.json().getOrDefault("interval_seconds", 0)).intValue();
  }
}
