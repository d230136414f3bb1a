package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.assertRefused;
import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.items;
import static dev.bowline.cloud.webhook.TestingWebhooks.nextCursor;
import static dev.bowline.cloud.webhook.TestingWebhooks.number;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static dev.bowline.cloud.webhook.TestingWebhooks.servers;
import static dev.bowline.cloud.webhook.TestingWebhooks.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventRelay;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.key.Environment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class WebhookVisibilityTest {

  private static final String URL = "https://hooks.example.com/hook";

  private final TestingCloud cloud;
  private final long tenant = TestingWebhooks.newTenant();
  private final TestKey key;

  WebhookVisibilityTest(Front front) {
    cloud = TestingWebhooks.shared(front);
    key = cloud.keys().tenant(tenant).create();
  }

  @Test
  @DisplayName("row 48: each route demands its scope")
  void demandsScopes() {
    Map<String, Object> made = hooked(cloud, key, URL);
    TestKey reading = cloud.keys().tenant(tenant).scopes("webhooks:read").create();
    TestKey writing = cloud.keys().tenant(tenant).scopes("webhooks:write").create();
    assertThat(cloud.client(reading).get(path(made)).status()).isEqualTo(200);
    assertThat(send("PATCH", path(made), "{\"name\":\"n\"}", writing).status()).isEqualTo(200);
    assertThat(cloud.client(writing).get(path(made)).details())
        .isEqualTo("Required scope: webhooks:read");
    for (String route : List.of("/test", "/rotate-secret", "/deliveries/1/retry")) {
      assertThat(cloud.client(reading).post(path(made) + route, "").details())
          .isEqualTo("Required scope: webhooks:write");
    }
    assertThat(cloud.client(writing).delete(path(made)).details())
        .isEqualTo("Required scope: webhooks:delete");
  }

  @Test
  @DisplayName("row 53: another tenant's webhook answers 404 on every route")
  void hidesOtherTenantsWebhooks() {
    Map<String, Object> made = hooked(cloud, key, URL);
    TestingWebhooks.publish(cloud, tenant, 1);
    long delivery = number(items(cloud.client(key).get(path(made) + "/deliveries")).getFirst());
    TestKey other = cloud.keys().tenant(TestingWebhooks.newTenant()).create();

    assertInvisible(made, delivery, other);
    Map<String, Object> own = hooked(cloud, other, URL);
    assertThat(
            cloud.client(other).post(path(own) + "/deliveries/" + delivery + "/retry", "").status())
        .isEqualTo(404);
    assertThat(items(cloud.client(other).get(path(own) + "/deliveries"))).isEmpty();
  }

  @Test
  @DisplayName("row 54: a foreign server in server_ids answers 404")
  void refusesForeignServers() {
    long foreign = TestingServers.enrolled(cloud, TestingServers.newTenant()).serverId();
    TestAnswer answer =
        post("{\"url\":\"" + URL + "\",\"events\":[\"*\"],\"server_ids\":[" + foreign + "]}");
    assertRefused(answer, 404, "NOT_FOUND");
  }

  @Test
  @DisplayName("row 55: another webhook's or tenant's cursor answers 400 CURSOR_INVALID")
  void refusesForeignCursors() {
    Map<String, Object> made = hooked(cloud, key, URL);
    TestingWebhooks.publish(cloud, tenant, 1);
    TestingWebhooks.publish(cloud, tenant, 2);
    Object foreign = nextCursor(cloud.client(key).get(path(made) + "/deliveries?limit=1"));
    Map<String, Object> second = hooked(cloud, key, URL);
    for (Object cursor : List.of(foreign, "x", "-1", "99999999999999999999")) {
      TestAnswer answer = cloud.client(key).get(path(second) + "/deliveries?cursor=" + cursor);
      assertRefused(answer, 400, "CURSOR_INVALID");
    }
  }

  @Test
  @DisplayName("row 56: a test key sees no webhook and makes none")
  void hidesEverythingFromTestKeys() {
    Map<String, Object> made = hooked(cloud, key, URL);
    TestKey test = cloud.keys().tenant(tenant).environment(Environment.TEST).create();

    assertInvisible(made, 1, test);
    TestAnswer answer =
        cloud.client(test).post("/v1/webhooks", "{\"url\":\"" + URL + "\",\"events\":[\"*\"]}");
    assertRefused(answer, 403, "FORBIDDEN");
  }

  @Test
  @DisplayName("row 50: a key of some servers sees, makes and hears nothing of the others")
  void keepsAKeyToItsServers() {
    long own = enrolled();
    long other = enrolled();
    TestKey few = cloud.keys().tenant(tenant).servers(new ServerAccess.Only(Set.of(own))).create();
    Map<String, Object> wide = hooked(cloud, key, URL);
    Map<String, Object> narrow = hooked(cloud, few, URL);

    assertThat(webhook(narrow)).containsEntry("server_ids", List.of((int) own));
    assertInvisible(wide, 1, few);
    assertRefused(
        send("PATCH", path(narrow), "{\"server_ids\":[" + other + "]}", few), 404, "NOT_FOUND");
    assertRefused(
        send("PATCH", path(narrow), "{\"events\":[\"key.*\"]}", few), 400, "INVALID_BODY");
    assertThat(send("PATCH", path(narrow), "{\"server_ids\":[]}", few).data())
        .containsEntry("server_ids", List.of((int) own));
    TestingWebhooks.publish(cloud, tenant, own);
    TestingWebhooks.publish(cloud, tenant, other);
    TestingWebhooks.publish(
        cloud, Event.ofTenant(tenant, EventType.KEY_CREATED, Map.of("key_id", 1)));
    assertThat(servers(cloud.client(few).get(path(narrow) + "/deliveries")))
        .containsExactly((int) own);
    assertThat(items(cloud.client(key).get(path(wide) + "/deliveries"))).hasSize(3);
  }

  @Test
  void showsAKeyNoDeliveryFromBeforeAWebhookWasNarrowedToItsServers() {
    long own = enrolled();
    long other = enrolled();
    TestKey few = cloud.keys().tenant(tenant).servers(new ServerAccess.Only(Set.of(own))).create();
    Map<String, Object> made = hooked(cloud, key, URL);
    TestingWebhooks.publish(cloud, tenant, own);
    TestingWebhooks.publish(cloud, tenant, other);
    TestingWebhooks.publish(
        cloud, Event.ofTenant(tenant, EventType.KEY_CREATED, Map.of("key_id", 1)));
    send("PATCH", path(made), "{\"server_ids\":[" + own + "]}", key);

    assertThat(servers(cloud.client(few).get(path(made) + "/deliveries")))
        .containsExactly((int) own);
    for (Map<String, Object> delivery :
        items(cloud.client(key).get(path(made) + "/deliveries")).subList(0, 2)) {
      String retry = path(made) + "/deliveries/" + number(delivery) + "/retry";
      assertThat(cloud.client(few).post(retry, "").status()).isEqualTo(404);
    }
  }

  private void assertInvisible(Map<String, Object> made, long delivery, TestKey by) {
    String path = path(made);
    List<TestAnswer> answers =
        List.of(
            cloud.client(by).get(path),
            cloud.client(by).get(path + "/deliveries"),
            send("PATCH", path, "{\"enabled\":false}", by),
            cloud.client(by).post(path + "/test", ""),
            cloud.client(by).post(path + "/rotate-secret", ""),
            cloud.client(by).post(path + "/deliveries/" + delivery + "/retry", ""),
            cloud.client(by).delete(path));
    assertThat(answers).allSatisfy(answer -> assertRefused(answer, 404, "NOT_FOUND"));
    assertThat(items(cloud.client(by).get("/v1/webhooks"))).doesNotContain(webhook(made));
    assertThat(cloud.client(key).get(path).data()).containsEntry("enabled", true);
  }

  /** A server of which nobody waits to be told. */
  private long enrolled() {
    long server = TestingServers.enrolled(cloud, tenant).serverId();
    cloud.bean(EventRelay.class).round();
    return server;
  }

  private TestAnswer post(String json) {
    return cloud.client(key).post("/v1/webhooks", json);
  }

  private TestAnswer send(String method, String target, String json, TestKey by) {
    return cloud.client(by).send(TestRequest.of(method, target).json(json));
  }
}
