package dev.bowline.cloud.panelconfig;

import static dev.bowline.cloud.panelconfig.Answers.data;
import static dev.bowline.cloud.panelconfig.Answers.items;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands behind the endpoints, with two tenants everywhere. */
class ContentsTest {

  private static final Map<String, Object> NO_DATABASE =
      Map.of("datasources.default.url", "jdbc:postgresql://127.0.0.1:1/nowhere");

  private final TestingCloud cloud = TestingServers.shared(Front.NETTY);
  private final long tenant = TestingServers.newTenant();
  private final long other = TestingServers.newTenant();

  @Test
  @DisplayName("P-list: a domain item has id, domain, type, ssl_status, status")
  void listsDomainsOnceAFeatureHasThem() {
    try (TestingCloud own = TestingServers.cloud(Map.of("testing.domains", true))) {
      TestToken owner = own.tokens().tenant(FakeDomains.OWNER).create();
      assertThat(items(own.get(owner, "/api/v1/domains.php")))
          .containsExactly(
              Map.of(
                  "id", 31,
                  "domain", "acme-studio.com",
                  "type", "primary",
                  "ssl_status", "active",
                  "status", "active"));
      TestToken stranger = own.tokens().tenant(32).create();
      assertThat(items(own.get(stranger, "/api/v1/domains.php"))).isEmpty();
    }
  }

  @Test
  @DisplayName("row 53: services are the tenant's, of every server")
  void listsTheServicesOfEveryServer() {
    SimulatedAgent first = TestingServers.enrolled(cloud, tenant);
    SimulatedAgent second = TestingServers.enrolled(cloud, tenant);
    TestingServers.enrolled(cloud, other);

    List<Map<String, Object>> services = items(get(tenant, "services"));
    assertThat(services)
        .extracting(service -> service.get("server_id") + " " + service.get("name"))
        .containsExactly(
            first.serverId() + " nginx",
            first.serverId() + " cron",
            second.serverId() + " nginx",
            second.serverId() + " cron");
    assertThat(services.getFirst()).containsEntry("status", "active").containsKey("as_of");
  }

  @Test
  @DisplayName("row 53: jobs are the tenant's, without what was told and what came of it")
  void listsTheNewestJobs() {
    TestingServers.enrolled(cloud, tenant);
    TestingServers.enrolled(cloud, other);
    TestRequest restart =
        TestRequest.of("POST", "/v1/server/services/nginx/restart").with("Prefer", "respond-async");
    cloud.client(cloud.keys().tenant(tenant).create()).send(restart);

    List<Map<String, Object>> jobs = items(get(tenant, "jobs"));
    assertThat(jobs).hasSize(1);
    assertThat(jobs.getFirst())
        .containsEntry("operation", "services.restart")
        .containsEntry("status", "queued")
        .doesNotContainKeys("arguments", "result", "progress");
    assertThat(items(get(other, "jobs"))).isEmpty();
  }

  @Test
  @DisplayName("row 53: backups are the tenant's")
  void listsTheNewestBackups() {
    SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
    TestingServers.enrolled(cloud, other);
    TestRequest backup =
        TestRequest.of("POST", "/v1/backups")
            .json("{\"backup_name\":\"nightly\"}")
            .with("Prefer", "respond-async");
    cloud.client(cloud.keys().tenant(tenant).create()).send(backup);

    List<Map<String, Object>> backups = items(get(tenant, "backups"));
    assertThat(backups).hasSize(1);
    assertThat(backups.getFirst())
        .containsEntry("name", "nightly")
        .containsEntry("status", "queued")
        .containsEntry("server_id", (int) agent.serverId());
    assertThat(items(get(other, "backups"))).isEmpty();
  }

  @Test
  @DisplayName("row 53: server-health shows the tenant's servers with their latest samples")
  void showsTheLatestSampleOfEachServer() {
    SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
    TestingServers.enrolled(cloud, other);
    assertThat(items(get(tenant, "server-health")).getFirst()).containsEntry("metrics", null);
    Sample sample =
        new Sample(
            cloud.clock().instant(),
            12.5,
            new Sample.Memory(4_000, 1_000, 0, 0),
            new Sample.Disk(1_100, 600, 400, 10, 20),
            new Sample.Network(1_000, 2_000, 1.5, 2.5),
            new Sample.Load(0.1, 0.2, 0.3),
            3_600);
    agent.send("POST", "/agent/v1/metrics", Fields.object("samples", List.of(sample.toFields())));

    List<Map<String, Object>> servers = items(get(tenant, "server-health"));
    assertThat(agent.receive(0)).as("a token changes nothing").isEmpty();
    assertThat(servers).hasSize(1);
    assertThat(servers.getFirst())
        .containsEntry("id", (int) agent.serverId())
        .containsEntry("status", "online");
    assertThat((Map<?, ?>) requireNonNull(servers.getFirst().get("metrics")))
        .isEqualTo(Map.copyOf(metricsOf(agent)));
  }

  @Test
  void countsTheServersInHealth() {
    TestingServers.enrolled(cloud, tenant);
    TestingServers.invite(cloud, tenant);

    Map<String, Object> health = data(get(tenant, "health"));
    assertThat(health).containsEntry("status", "ok");
    assertThat(health)
        .containsEntry("servers", Map.of("total", 2, "online", 1, "offline", 0, "pending", 1));
    assertThat(data(get(other, "health")))
        .containsEntry("servers", Map.of("total", 0, "online", 0, "offline", 0, "pending", 0));
  }

  @Test
  void tellsInHealthThatTheDatabaseIsDown() {
    try (TestingCloud without = TestingCloud.start(Front.NETTY, NO_DATABASE)) {
      Map<String, Object> health =
          data(without.get(without.tokens().create(), "/api/v1/health.php"));
      assertThat(health).containsEntry("status", "degraded").containsEntry("servers", null);
    }
  }

  @Test
  @DisplayName("row 99: a failure inside keeps the envelope and shows no stack")
  void tellsNothingOfWhatFailedInside() {
    try (TestingCloud without = TestingCloud.start(Front.NETTY, NO_DATABASE)) {
      TestAnswer answer = without.get(without.tokens().create(), "/api/v1/services.php");
      assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(500);
      assertThat(answer.json()).containsOnlyKeys("success", "message", "data", "timestamp");
      assertThat(answer.json()).containsEntry("success", false);
      assertThat(answer.text()).doesNotContain("Exception", "jdbc", "dev.bowline", "127.0.0.1");
    }
  }

  @Test
  void tellsWhoAsksAndHowTheInstallationIsSet() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestToken token =
        panel.createToken("{\"name\":\"ci\",\"scopes\":[\"profile.read\",\"settings.read\"]}");

    Map<String, Object> me = data(cloud.get(token, "/api/v1/me.php"));
    assertThat(me).containsEntry("tenant", "Tenant of " + panel.email());
    assertThat((Map<?, ?>) requireNonNull(me.get("user")))
        .isEqualTo(
            Map.of("id", (int) token.bearer().memberId(), "email", panel.email(), "role", "ROOT"));
    assertThat(String.valueOf(me.get("token")))
        .contains("name=ci", "scopes=[profile.read, settings.read]", "expires_at=null");
    assertThat(items(cloud.get(token, "/api/v1/settings.php")))
        .contains(
            Map.of("name", "tenant_name", "value", "Tenant of " + panel.email()),
            Map.of("name", "token_requests_per_minute", "value", 120));
  }

  @Test
  @DisplayName("P-16: release-audit names version, build, dependencies and migrations")
  void auditsTheRelease() {
    Map<String, Object> audit = data(get(tenant, "release-audit"));

    assertThat(audit).containsEntry("version", "0.1.0").containsKeys("commit", "java");
    assertThat(list(audit.get("migrations")))
        .extracting(migration -> migration.get("version"))
        .contains("1", "2", "3", "10", "50");
    assertThat(list(audit.get("migrations")).getFirst())
        .containsEntry("success", true)
        .containsKeys("description", "installed_on");
    Map<?, ?> bill = (Map<?, ?>) requireNonNull(audit.get("dependencies"));
    assertThat(bill.get("bomFormat")).isEqualTo("CycloneDX");
    assertThat(jars()).containsAll(jars(list(bill.get("components"))));
  }

  /** A bill that was written before the dependencies changed names jars that are not there. */
  private static Set<String> jars(List<Map<String, Object>> components) {
    assertThat(components).hasSizeGreaterThan(50);
    return components.stream()
        .filter(component -> !"dev.bowline".equals(component.get("group")))
        .map(component -> component.get("name") + "-" + component.get("version"))
        .collect(Collectors.toSet());
  }

  private static Set<String> jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString().replaceFirst("\\.jar$", ""))
        .collect(Collectors.toSet());
  }

  private Map<?, ?> metricsOf(SimulatedAgent agent) {
    return cloud
        .client(cloud.keys().tenant(tenant).create())
        .get("/v1/servers/" + agent.serverId() + "/metrics")
        .data();
  }

  private TestAnswer get(long tenantId, String name) {
    return cloud.get(cloud.tokens().tenant(tenantId).create(), "/api/v1/" + name + ".php");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(@Nullable Object value) {
    return (List<Map<String, Object>>) requireNonNull(value);
  }
}
