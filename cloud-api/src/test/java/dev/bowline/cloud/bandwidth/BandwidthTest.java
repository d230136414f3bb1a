package dev.bowline.cloud.bandwidth;

import static dev.bowline.cloud.bandwidth.BandwidthTenant.NOVEMBER;
import static dev.bowline.cloud.bandwidth.BandwidthTenant.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.wire.Fields;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BandwidthTest {

  private static final long GIGABYTE = 1_000_000_000;

  private final BandwidthTenant tenant = new BandwidthTenant();
  private final TestingCloud cloud = tenant.cloud;
  private final PanelClient panel = tenant.panel;
  private final SimulatedAgent agent = tenant.agent;
  private final TestKey key = tenant.key;

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void showsTheMonthOfTheOnlyServer() {
    limit(agent, "10000000000");
    tenant.report(agent, "a", NOVEMBER, 2 * GIGABYTE, 123_456_789);

    TestAnswer answer = cloud.client(key).get("/v1/server/bandwidth");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data())
        .isEqualTo(
            Fields.object(
                "server_id",
                (int) agent.serverId(),
                "bytes_used",
                2_123_456_789,
                "bytes_total",
                10_000_000_000L,
                "month",
                "2056-11",
                "megabytes_used",
                2123.46,
                "gigabytes_used",
                2.12,
                "percent",
                21.23,
                "rx_bytes",
                2_000_000_000,
                "tx_bytes",
                123_456_789,
                "as_of",
                NOW.toString()));
    assertThat(tenant.bandwidth("/v1/servers/" + agent.serverId() + "/bandwidth"))
        .isEqualTo(answer.data());
  }

  @Test
  void hasTheSameShapeForOneServerAndForSeveral() {
    tenant.report(agent, "a", NOVEMBER, 100, 1);

    Map<String, Object> one = tenant.bandwidth("/v1/bandwidth");
    SimulatedAgent second = tenant.enrol("mail");
    tenant.report(second, "b", NOVEMBER, 10, 2);
    Map<String, Object> both = tenant.bandwidth("/v1/bandwidth");

    assertThat(one)
        .containsEntry("bytes_used", 101)
        .containsEntry("server_id", (int) agent.serverId())
        .containsEntry("bytes_total", null)
        .containsEntry("percent", null);
    assertThat(both)
        .containsOnlyKeys(one.keySet())
        .containsEntry("bytes_used", 113)
        .containsEntry("rx_bytes", 110)
        .containsEntry("server_id", null);
    assertThat(servers(both))
        .extracting(server -> server.get("server_id"), server -> server.get("bytes_used"))
        .containsExactly(tuple((int) agent.serverId(), 101), tuple((int) second.serverId(), 12));
    assertThat(tenant.bandwidth("/v1/bandwidth?server_id=" + second.serverId()))
        .containsEntry("bytes_used", 12)
        .containsEntry("server_id", (int) second.serverId());
  }

  @Test
  void showsNothingUsedBeforeTheFirstCountOfAMonth() {
    tenant.report(agent, "a", YearMonth.of(2056, 10), 500, 5);

    assertThat(tenant.bandwidth("/v1/server/bandwidth"))
        .containsEntry("bytes_used", 0)
        .containsEntry("as_of", null);
  }

  @Test
  void sumsALimitOnlyWhenEachServerHasOne() {
    SimulatedAgent second = tenant.enrol("mail");
    limit(agent, "1000");
    assertThat(tenant.bandwidth("/v1/bandwidth")).containsEntry("bytes_total", null);

    limit(second, "3000");

    assertThat(tenant.bandwidth("/v1/bandwidth")).containsEntry("bytes_total", 4000);
    limit(second, "9223372036854775807");
    assertThat(tenant.bandwidth("/v1/bandwidth")).containsEntry("bytes_total", Long.MAX_VALUE);
  }

  @Test
  void setsAndRemovesALimitAndTellsTheAuditTrail() {
    limit(agent, "9223372036854775807");
    assertThat(panel.get("/panel/servers").text())
        .contains("\"bandwidth_limit_bytes\":9223372036854775807");

    limit(agent, "null");

    assertThat(panel.get("/panel/servers").text()).contains("\"bandwidth_limit_bytes\":null");
    assertThat(panel.get("/panel/servers").text()).contains("\"name\":\"web\"");
    assertThat(
            TestingServers.audited(
                cloud, key.credential().tenantId(), "server:" + agent.serverId()))
        .endsWith("server.bandwidth_limit", "server.bandwidth_limit");
  }

  @Test
  void refusesALimitThatIsNone() {
    for (String limit : List.of("0", "-1", "1.5", "\"1\"", "9223372036854775808", "true")) {
      TestAnswer answer = patch(agent, "{\"bandwidth_limit_bytes\":" + limit + "}");
      assertThat(answer.status()).as(limit + answer.text()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID_BODY");
    }
    for (String body : List.of("{}", "{\"name\":null}", "{\"name\":\"a\",\"tenant_id\":1}")) {
      assertThat(patch(agent, body).code()).as(body).isEqualTo("INVALID_BODY");
    }
  }

  @Test
  @DisplayName("row 48: without bandwidth:read nothing is told")
  void demandsItsScope() {
    TestKey other =
        panel.createKey("{\"name\":\"o\",\"scopes\":[\"server:read\"],\"tier\":\"enterprise\"}");

    for (String path : List.of("/v1/bandwidth", "/v1/server/bandwidth")) {
      assertThat(cloud.client(other).get(path).code()).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  @DisplayName("row 53: another tenant's bandwidth answers 404")
  void hidesTheServersOfOtherTenants() {
    long foreign = TestingServers.enrolled(cloud, TestingServers.newTenant()).serverId();

    assertThat(cloud.client(key).get("/v1/servers/" + foreign + "/bandwidth").status())
        .isEqualTo(404);
    assertThat(cloud.client(key).get("/v1/bandwidth?server_id=" + foreign).status()).isEqualTo(404);
    assertThat(
            panel
                .send("PATCH", "/panel/servers/" + foreign, "{\"bandwidth_limit_bytes\":1}")
                .status())
        .isEqualTo(404);
  }

  private void limit(SimulatedAgent server, String bytes) {
    TestAnswer answer = patch(server, "{\"bandwidth_limit_bytes\":" + bytes + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private TestAnswer patch(SimulatedAgent server, String body) {
    return panel.send("PATCH", "/panel/servers/" + server.serverId(), body);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> servers(Map<String, Object> total) {
    return (List<Map<String, Object>>) Objects.requireNonNull(total.get("servers"));
  }
}
