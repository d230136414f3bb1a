package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.key.Environment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class VisibilityTest {

  private static final List<String> READ = List.of("", "/services", "/metrics", "/metrics/history");
  private static final List<String> WRITE =
      List.of("/services/nginx/start", "/services/nginx/stop", "/services/nginx/restart");

  private final TestingCloud cloud;
  private final long tenant;
  private final SimulatedAgent agent;
  private final String server;

  VisibilityTest(Front front) {
    cloud = TestingServers.shared(front);
    tenant = TestingServers.newTenant();
    agent = TestingServers.enrolled(cloud, tenant);
    server = "/v1/servers/" + agent.serverId();
  }

  @Test
  void listsTheServersOfTheTenant() {
    TestAnswer answer = cloud.client(cloud.keys().tenant(tenant).create()).get("/v1/servers");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(items(answer)).hasSize(1);
    assertThat(items(answer).getFirst())
        .containsEntry("id", (int) agent.serverId())
        .containsEntry("name", "web")
        .containsEntry("state", "online")
        .containsEntry("hostname", "simulated")
        .containsEntry("agent_version", "0.1.0")
        .containsKeys("last_seen", "as_of");
  }

  @Test
  void takesTheOnlyServerWhereNoneIsNamed() {
    TestKey key = cloud.keys().tenant(tenant).create();

    assertThat(cloud.client(key).get("/v1/server").data())
        .containsEntry("id", (int) agent.serverId());
  }

  @Test
  void asksWhichServerWhereThereAreSeveral() {
    TestingServers.enrolled(cloud, tenant);
    TestKey key = cloud.keys().tenant(tenant).create();

    for (String path : READ) {
      assertCode(cloud.client(key).get("/v1/server" + path), 400, "SERVER_REQUIRED");
    }
    for (String path : WRITE) {
      assertCode(cloud.client(key).send(post("/v1/server" + path)), 400, "SERVER_REQUIRED");
    }
    assertThat(cloud.client(key).get(server).status()).isEqualTo(200);
  }

  @Test
  void infersTheServerTheKeyWasMadeFor() {
    TestingServers.enrolled(cloud, tenant);
    TestKey key =
        cloud
            .keys()
            .tenant(tenant)
            .servers(new ServerAccess.Only(Set.of(agent.serverId())))
            .create();

    assertThat(cloud.client(key).get("/v1/server").data())
        .containsEntry("id", (int) agent.serverId());
    assertThat(items(cloud.client(key).get("/v1/servers"))).hasSize(1);
  }

  @Test
  @DisplayName("row 53: another tenant's server answers 404 on every route")
  void hidesTheServersOfOtherTenants() {
    assertHidden(cloud.keys().tenant(TestingServers.newTenant()).create());
  }

  @Test
  @DisplayName("row 54: a server the key was not made for answers 404 on every route")
  void hidesServersTheKeyWasNotMadeFor() {
    assertHidden(cloud.keys().tenant(tenant).servers(new ServerAccess.Only(Set.of(1L))).create());
  }

  @Test
  @DisplayName("row 56: a test key finds no live server: 404 on every route")
  void hidesLiveServersFromTestKeys() {
    TestKey key = cloud.keys().tenant(tenant).environment(Environment.TEST).create();

    assertHidden(key);
    assertThat(items(cloud.client(key).get("/v1/servers")))
        .extracting(one -> one.get("id"))
        .containsExactly((int) tenant);
    assertThat(items(cloud.client(key).get("/v1/jobs"))).isEmpty();
  }

  @Test
  @DisplayName("row 56: a live key finds no simulated server: 404 on every route")
  void hidesTheSimulatedServerFromLiveKeys() {
    TestKey live = cloud.keys().tenant(tenant).create();
    TestKey named =
        cloud.keys().tenant(tenant).servers(new ServerAccess.Only(Set.of(tenant))).create();

    assertHidden("/v1/servers/" + tenant, live);
    assertHidden("/v1/servers/" + tenant, named);
    assertThat(items(cloud.client(named).get("/v1/servers"))).isEmpty();
  }

  @Test
  @DisplayName("row 53: a test key finds no simulated server but its tenant's")
  void hidesTheSimulatedServersOfOtherTenants() {
    long other = TestingServers.newTenant();

    assertHidden(
        "/v1/servers/" + other, cloud.keys().tenant(tenant).environment(Environment.TEST).create());
  }

  @Test
  void refusesAnIdThatIsNoNumber() {
    TestKey key = cloud.keys().tenant(tenant).create();

    assertCode(cloud.client(key).get("/v1/servers/web"), 400, "INVALID_PARAMETER");
  }

  @Test
  void refusesAKeyWithoutTheScope() {
    TestKey key = cloud.keys().tenant(tenant).scopes("domains:read").create();

    TestAnswer answer = cloud.client(key).get(server);

    assertCode(answer, 403, "FORBIDDEN");
    assertThat(answer.details()).isEqualTo("Required scope: server:read");
  }

  private void assertHidden(TestKey key) {
    assertHidden(server, key);
    assertThat(agent.receive(0)).isEmpty();
  }

  private void assertHidden(String path, TestKey key) {
    for (String read : READ) {
      assertCode(cloud.client(key).get(path + read), 404, "NOT_FOUND");
    }
    for (String write : WRITE) {
      assertCode(cloud.client(key).send(post(path + write)), 404, "NOT_FOUND");
    }
  }

  private static TestRequest post(String path) {
    return TestRequest.of("POST", path).json("{\"once\":\"" + UUID.randomUUID() + "\"}");
  }

  private static void assertCode(TestAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> items(TestAnswer answer) {
    return (List<Map<String, Object>>) answer.json().getOrDefault("data", List.of(Map.of()));
  }
}
