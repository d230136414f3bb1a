package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.items;
import static dev.bowline.cloud.webhook.TestingWebhooks.number;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.event.EventRelay;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.key.Environment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens in other features reaches webhooks. */
class ToldEventsTest {

  private static final String URL = "https://hooks.example.com/hook";

  private final TestingCloud cloud = TestingWebhooks.shared(Front.NETTY);

  @Test
  void tellsTheLifeOfAKey() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey listener = panel.createKey("{\"name\":\"listener\",\"scopes\":[\"webhooks:*\"]}");
    String path = path(hooked(cloud, listener, URL));
    TestAnswer made =
        panel.send("POST", "/panel/keys", "{\"name\":\"told\",\"scopes\":[\"*:read\"]}");
    String key = "/panel/keys/" + number(of(made.data().get("key")));
    panel.send("PATCH", key, "{\"name\":\"renamed\"}");
    panel.send("POST", key + "/regenerate");
    panel.send("POST", key + "/revoke", "{}");
    panel.send("DELETE", key);

    List<Map<String, Object>> told = told(listener, path);
    assertThat(told.stream().map(delivery -> delivery.get("event")))
        .containsExactly(
            "key.created",
            "key.created",
            "key.changed",
            "key.regenerated",
            "key.revoked",
            "key.deleted");
    assertThat(told.toString()).contains("renamed").contains("pk_live_").doesNotContain("sk_live_");
  }

  @Test
  void tellsTheLifeOfAMember() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey listener = panel.createKey("{\"name\":\"listener\",\"scopes\":[\"webhooks:*\"]}");
    String path = path(hooked(cloud, listener, URL));
    told(listener, path);
    PanelClient colleague = panel.colleague(Role.USER);
    String member = "/panel/members/" + colleague.memberId();
    panel.send("PATCH", member, "{\"role\":\"ADMIN\"}");
    panel.send("DELETE", member);

    List<Map<String, Object>> told = told(listener, path);
    assertThat(told.stream().map(delivery -> delivery.get("event")))
        .containsExactly(
            "key.created", "member.invited", "member.joined", "member.changed", "member.removed");
    assertThat(told.toString()).contains(colleague.email()).doesNotContain("invitation#");
  }

  @Test
  void tellsTheLifeOfAToken() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey listener = panel.createKey("{\"name\":\"listener\",\"scopes\":[\"webhooks:*\"]}");
    String path = path(hooked(cloud, listener, URL));
    told(listener, path);
    TestToken made = panel.createToken("{\"name\":\"ci\",\"scopes\":[\"profile.read\"]}");
    String token = "/panel/tokens/" + made.bearer().number();
    panel.send("POST", token + "/revoke", "{}");
    panel.send("DELETE", token);

    List<Map<String, Object>> told = told(listener, path);
    assertThat(told.stream().map(delivery -> delivery.get("event")))
        .containsExactly("key.created", "token.created", "token.revoked", "token.deleted");
    assertThat(told.toString()).contains("\"name\":\"ci\"").doesNotContain("pc_");
  }

  @Test
  void tellsTheLifeOfAServerAndItsJobs() {
    long tenant = TestingWebhooks.newTenant();
    TestKey key = cloud.keys().tenant(tenant).create();
    String path = path(hooked(cloud, key, URL));
    SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
    restart(key, 1);
    agent.obey();
    restart(key, 2);
    TestingServers.remove(cloud, tenant, agent.serverId());

    List<Map<String, Object>> told = told(key, path);
    assertThat(told.stream().map(delivery -> delivery.get("event")))
        .containsExactly("server.enrolled", "job.succeeded", "job.expired", "server.removed");
    assertThat(told)
        .allSatisfy(
            delivery -> assertThat(delivery).containsEntry("server_id", (int) agent.serverId()));
    assertThat(told.get(1).toString()).contains("\"operation\":\"services.restart\"");
  }

  @Test
  void tellsTheLifeOfADevice() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey listener = panel.createKey("{\"name\":\"listener\",\"scopes\":[\"webhooks:*\"]}");
    told(listener, path(hooked(cloud, listener, URL)));
    String path = path(hooked(cloud, listener, URL));
    TestKey phone = PanelPairing.pairedPhone(cloud, panel, "{}");
    String device = "/panel/devices/" + phone.credential().number();
    panel.send("PATCH", device, "{\"scopes\":[\"server:read\"]}");
    panel.send("POST", device + "/revoke", "{}");
    panel.send("POST", device + "/restore");
    panel.send("DELETE", device);

    List<Map<String, Object>> told = told(listener, path);
    assertThat(told.stream().map(delivery -> delivery.get("event")))
        .containsExactly(
            "device.paired",
            "device.changed",
            "device.revoked",
            "device.restored",
            "device.deleted");
    assertThat(told.toString()).doesNotContain("mk_").doesNotContain("msk_");
  }

  @Test
  void tellsWhatBecomesOfBackups() {
    long tenant = TestingWebhooks.newTenant();
    TestKey key = cloud.keys().tenant(tenant).create();
    SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
    told(key, path(hooked(cloud, key, URL)));
    String path = path(hooked(cloud, key, URL));
    backUp(key, "good");
    agent.obey();
    backUp(key, "bad");
    CommandMessage command = agent.receive(20).orElseThrow();
    agent.report(
        new Report.Result(
            command.id(), 0, cloud.clock().instant(), new Outcome.Failed("DISK_FULL", "full")));

    List<Map<String, Object>> told = told(key, path);
    assertThat(told.stream().map(delivery -> delivery.get("event")))
        .containsExactlyInAnyOrder(
            "job.succeeded", "backup.succeeded", "job.failed", "backup.failed");
    assertThat(told.toString()).contains("\"name\":\"good\"").contains("\"name\":\"bad\"");
  }

  @Test
  void tellsNothingOfWhatTestKeysDo() {
    long tenant = TestingWebhooks.newTenant();
    TestKey key = cloud.keys().tenant(tenant).create();
    String path = path(hooked(cloud, key, URL));
    TestKey test = cloud.keys().tenant(tenant).environment(Environment.TEST).create();
    for (String name : List.of("good", "fail-run")) {
      TestAnswer answer =
          cloud.client(test).post("/v1/backups", "{\"backup_name\":\"" + name + "\"}");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    assertThat(cloud.client(test).post("/v1/server/services/nginx/stop", "").status())
        .isEqualTo(200);

    assertThat(told(key, path)).isEmpty();
  }

  private void backUp(TestKey key, String name) {
    TestAnswer answer =
        cloud
            .client(key)
            .send(
                TestRequest.of("POST", "/v1/backups")
                    .json("{\"backup_name\":\"" + name + "\"}")
                    .with("Prefer", "respond-async"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private void restart(TestKey key, int once) {
    TestAnswer answer =
        cloud
            .client(key)
            .send(
                TestRequest.of("POST", "/v1/server/services/nginx/restart")
                    .json("{\"once\":" + once + "}")
                    .with("Prefer", "respond-async"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private List<Map<String, Object>> told(TestKey key, String path) {
    cloud.bean(EventRelay.class).round();
    return items(cloud.client(key).get(path + "/deliveries")).reversed();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> of(@Nullable Object object) {
    return (Map<String, Object>) Objects.requireNonNull(object);
  }
}
