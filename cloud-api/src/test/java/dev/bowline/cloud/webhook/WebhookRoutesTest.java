package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.assertRefused;
import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.items;
import static dev.bowline.cloud.webhook.TestingWebhooks.nextCursor;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static dev.bowline.cloud.webhook.TestingWebhooks.servers;
import static dev.bowline.cloud.webhook.TestingWebhooks.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class WebhookRoutesTest {

  private static final String URL = "https://hooks.example.com/hook";

  private final TestingCloud cloud;
  private final long tenant = TestingWebhooks.newTenant();
  private final TestKey key;

  WebhookRoutesTest(Front front) {
    cloud = TestingWebhooks.shared(front);
    key = cloud.keys().tenant(tenant).create();
  }

  @Test
  void makesAWebhookAndShowsItsSecretThisOnce() {
    TestAnswer answer =
        cloud
            .client(key)
            .post(
                "/v1/webhooks",
                "{\"name\":\"billing\",\"url\":\""
                    + URL
                    + "\",\"events\":[\"job.*\",\"key.created\"]}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat((String) answer.data().get("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(webhook(answer.data()))
        .containsEntry("name", "billing")
        .containsEntry("url", URL)
        .containsEntry("events", List.of("job.*", "key.created"))
        .containsEntry("enabled", true)
        .containsEntry("server_ids", null);
    TestAnswer listed = cloud.client(key).get("/v1/webhooks");
    assertThat(items(listed)).containsExactly(webhook(answer.data()));
    assertThat(listed.text()).doesNotContain("whsec_").contains("\"backup.succeeded\"");
    assertThat(cloud.client(key).get(path(answer.data())).data()).isEqualTo(webhook(answer.data()));
  }

  @Test
  void changesOnlyWhatIsNamed() {
    Map<String, Object> made = hooked(cloud, key, URL);

    TestAnswer answer =
        send("PATCH", path(made), "{\"enabled\":false,\"events\":[\"server.silent\"]}", key);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data())
        .containsEntry("enabled", false)
        .containsEntry("events", List.of("server.silent"))
        .containsEntry("url", URL);
  }

  @Test
  void rotatesTheSecret() {
    Map<String, Object> made = hooked(cloud, key, URL);

    TestAnswer answer = cloud.client(key).post(path(made) + "/rotate-secret", "");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat((String) answer.data().get("secret"))
        .startsWith("whsec_")
        .isNotEqualTo(made.get("secret"));
    assertThat(webhook(answer.data()).get("previous_secret_until")).isNotNull();
  }

  @Test
  void deletesAWebhook() {
    Map<String, Object> made = hooked(cloud, key, URL);

    assertThat(cloud.client(key).delete(path(made)).status()).isEqualTo(200);
    assertThat(cloud.client(key).get(path(made)).status()).isEqualTo(404);
  }

  @Test
  void pagesTheDeliveryLogFromTheNewestAndByStatus() {
    Map<String, Object> made = hooked(cloud, key, URL);
    for (long server = 1; server <= 5; server++) {
      TestingWebhooks.publish(cloud, tenant, server);
    }

    TestAnswer first = cloud.client(key).get(path(made) + "/deliveries?limit=2&status=pending");
    assertThat(servers(first)).containsExactly(5, 4);
    TestAnswer second =
        cloud.client(key).get(path(made) + "/deliveries?limit=10&cursor=" + nextCursor(first));
    assertThat(servers(second)).containsExactly(3, 2, 1);
    assertThat(second.json()).doesNotContainKey("meta");
    assertThat(items(cloud.client(key).get(path(made) + "/deliveries?status=failed"))).isEmpty();
  }

  @Test
  void refusesFieldsThatAreNone() {
    assertRefused(post("{\"events\":[\"*\"]}"), 400, "INVALID_BODY");
    assertRefused(post("{\"url\":\"" + URL + "\"}"), 400, "INVALID_BODY");
    assertRefused(post("{\"url\":\"" + URL + "\",\"events\":[]}"), 400, "INVALID_BODY");
    for (String event : List.of("key", "key.", "*.*", "nothing.*", "KEY.CREATED", ".*", "k*", "")) {
      TestAnswer answer = post("{\"url\":\"" + URL + "\",\"events\":[\"" + event + "\"]}");
      assertRefused(answer, 400, "INVALID_BODY");
    }
    String secret = "{\"url\":\"" + URL + "\",\"events\":[\"*\"],\"secret\":\"whsec_AAAA\"}";
    assertRefused(post(secret), 400, "INVALID_BODY");
    Map<String, Object> made = hooked(cloud, key, URL);
    assertRefused(
        cloud.client(key).get(path(made) + "/deliveries?status=open"), 400, "INVALID_PARAMETER");
  }

  @Test
  @DisplayName(
      "row 94: a webhook to a private, special or misspelt place answers 400 URL_FORBIDDEN")
  void refusesPlacesThatAreNotPublic() {
    cloud.bean(FakeResolver.class).set("inside.example.com", "93.184.215.14", "10.0.0.7");
    cloud.bean(FakeResolver.class).set("mapped.example.com", "64:ff9b::a9fe:a9fe");
    Map<String, Object> made = hooked(cloud, key, URL);
    for (String url :
        List.of(
            "https://169.254.169.254/latest/meta-data/",
            "https://[::1]/",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://0x7f000001/",
            "https://2130706433/",
            "https://0177.0.0.1/",
            "https://10.0.0.1/",
            "https://172.16.0.1/",
            "https://192.168.1.1/",
            "https://100.64.0.1/",
            "https://[::ffff:10.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "https://[fd00:ec2::254]/",
            "https://localhost/",
            "https://inside.example.com/",
            "https://mapped.example.com/",
            "file:///etc/passwd",
            "http://hooks.example.com/",
            "http://127.0.0.1/",
            "https://user:pass@hooks.example.com/",
            "https://hooks.example.com/#x",
            "https://hooks.example.com:25/")) {
      TestAnswer created = post("{\"url\":\"" + url + "\",\"events\":[\"*\"]}");
      assertRefused(created, 400, "URL_FORBIDDEN");
      TestAnswer edited = send("PATCH", path(made), "{\"url\":\"" + url + "\"}", key);
      assertRefused(edited, 400, "URL_FORBIDDEN");
    }
    assertThat(items(cloud.client(key).get("/v1/webhooks"))).hasSize(1);
  }

  @Test
  void doesTheSameInThePanel() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestAnswer made =
        panel.send(
            "POST", "/panel/webhooks", "{\"url\":\"" + URL + "\",\"events\":[\"server.*\"]}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String path = path(made.data()).replace("/v1/", "/panel/");

    assertThat(items(panel.get("/panel/webhooks"))).hasSize(1);
    assertThat(panel.get(path).data()).isEqualTo(webhook(made.data()));
    assertThat(panel.send("PATCH", path, "{\"name\":\"n\"}").data()).containsEntry("name", "n");
    assertThat(panel.send("POST", path + "/rotate-secret").text()).contains("whsec_");
    assertThat(items(panel.get(path + "/deliveries"))).isEmpty();
    assertThat(panel.send("POST", path + "/deliveries/1/retry").status()).isEqualTo(404);
    assertThat(PanelClient.ofNewTenant(cloud).get(path).status()).isEqualTo(404);
    assertThat(panel.send("DELETE", path).status()).isEqualTo(200);
    assertThat(panel.send("POST", path + "/test").status()).isEqualTo(404);
  }

  private TestAnswer post(String json) {
    return cloud.client(key).post("/v1/webhooks", json);
  }

  private TestAnswer send(String method, String target, String json, TestKey by) {
    return cloud.client(by).send(TestRequest.of(method, target).json(json));
  }
}
