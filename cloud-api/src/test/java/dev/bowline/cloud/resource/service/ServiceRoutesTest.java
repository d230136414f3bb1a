package dev.bowline.cloud.resource.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Front.class)
class ServiceRoutesTest {

  private final TestingCloud cloud;
  private final long tenant;
  private final SimulatedAgent agent;
  private final TestKey key;

  ServiceRoutesTest(Front front) {
    cloud = TestingServers.shared(front);
    tenant = TestingServers.newTenant();
    agent = TestingServers.enrolled(cloud, tenant);
    key = cloud.keys().tenant(tenant).create();
  }

  @Test
  @SuppressWarnings("unchecked")
  void listsWhatTheHostLastReportedAndWhen() {
    TestAnswer answer = cloud.client(key).get("/v1/server/services");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat((List<Map<String, Object>>) answer.json().getOrDefault("data", List.of()))
        .extracting(service -> service.get("name"))
        .containsExactly("nginx", "cron");
    assertThat(answer.text())
        .contains("\"server_id\":" + agent.serverId(), "\"active_state\":\"active\"");
    assertThat((Map<String, Object>) answer.json().getOrDefault("meta", Map.of()))
        .containsKeys("as_of", "server_id");
  }

  @ParameterizedTest
  @CsvSource({"start", "stop", "restart"})
  void sendsTheCommandThatTheRouteNames(String action) {
    TestAnswer answer = order("/v1/servers/" + agent.serverId() + "/services/cron/" + action);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(agent.receive(5).orElseThrow().command())
        .isEqualTo(
            switch (action) {
              case "start" -> new ServiceCommand.StartService(new ServiceName("cron"));
              case "stop" -> new ServiceCommand.StopService(new ServiceName("cron"));
              default -> new ServiceCommand.RestartService(new ServiceName("cron"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx;id", "$(id)", "--help", "nginx%0A", "-x", ".hidden", "a b"})
  @DisplayName("row 85: what is no service name answers 400 and reaches no host")
  void refusesWhatIsNoServiceName(String name) {
    TestAnswer answer = order("/v1/server/services/" + name + "/restart");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(agent.receive(0)).isEmpty();
  }

  @Test
  @DisplayName("row 86: a service the host did not list answers 404 and reaches no host")
  void refusesAServiceTheHostDidNotList() {
    TestAnswer answer = order("/v1/server/services/mariadb/restart");

    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    assertThat(agent.receive(0)).isEmpty();
  }

  @Test
  void needsTheScopeOfTheAction() {
    TestKey restart = cloud.keys().tenant(tenant).scopes("services:restart").create();

    TestAnswer stop = cloud.client(restart).send(request("/v1/server/services/cron/stop"));

    assertThat(stop.status()).isEqualTo(403);
    assertThat(stop.details()).isEqualTo("Required scope: services:stop");
    assertThat(cloud.client(restart).get("/v1/server/services").status()).isEqualTo(200);
    assertThat(cloud.client(restart).send(request("/v1/server/services/cron/restart")).status())
        .isEqualTo(202);
  }

  @Test
  void hasNothingToListBeforeTheFirstReport() {
    long other = TestingServers.newTenant();
    SimulatedAgent.enrol(cloud, TestingServers.invite(cloud, other));

    TestAnswer answer =
        cloud.client(cloud.keys().tenant(other).create()).get("/v1/server/services");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("\"data\":[]").doesNotContain("as_of");
  }

  private TestAnswer order(String path) {
    return cloud.client(key).send(request(path));
  }

  private static TestRequest request(String path) {
    return TestRequest.of("POST", path)
        .json("{\"once\":\"" + UUID.randomUUID() + "\"}")
        .with("Prefer", "respond-async");
  }
}
