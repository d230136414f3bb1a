package dev.bowline.cloud.apikey;

import static dev.bowline.cloud.apikey.PanelAnswers.cursor;
import static dev.bowline.cloud.apikey.PanelAnswers.keys;
import static dev.bowline.cloud.apikey.PanelAnswers.number;
import static dev.bowline.cloud.apikey.PanelAnswers.path;
import static dev.bowline.cloud.apikey.PanelAnswers.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class ApiKeyControllerTest {

  private static final String MINIMAL = "{\"name\":\"shop\",\"scopes\":[\"domains:read\"]}";

  private final TestingCloud cloud;
  private final PanelClient panel;

  ApiKeyControllerTest(Front front) {
    cloud = ProvisionedCloud.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void makesAKeyThatWorksAtOnceAndShowsItOnce() {
    TestAnswer made =
        panel.send(
            "POST",
            "/panel/keys",
            """
            {"name":"shop","description":"checkout","scopes":["domains:read","ssl:*"],
             "tier":"business","ip_whitelist":["127.0.0.1","10.0.0.0/8","::ffff:192.0.2.1"],
             "expires_in_days":30,"environment":"test"}
            """);

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).contains("no-store");
    String id = text(made.data(), "api_key");
    String secret = text(made.data(), "api_secret");
    assertThat(id).matches("pk_test_[0-9A-Za-z]{32}");
    assertThat(secret).matches("sk_test_[0-9A-Za-z]{48}");
    TestAnswer shown = panel.get("/panel/keys/" + number(made));
    assertThat(shown.text()).doesNotContain(id, secret);
    assertThat(shown.data())
        .containsEntry("name", "shop")
        .containsEntry("description", "checkout")
        .containsEntry("prefix", id.substring(0, 12) + "..." + id.substring(36))
        .containsEntry("environment", "test")
        .containsEntry("status", "active")
        .containsEntry("tier", "business")
        .containsEntry("scopes", List.of("domains:read", "ssl:*"))
        .containsEntry("ip_whitelist", List.of("127.0.0.1", "10.0.0.0/8", "192.0.2.1"))
        .containsEntry("total_requests", 0);
    assertThat(shown.data()).containsKeys("expires_at", "created_at");
  }

  @Test
  void listsWithTotalsTheLastUseAndTheYoungestFirst() {
    TestKey first = panel.createKey(MINIMAL);
    panel.createKey(MINIMAL.replace("shop", "second"));
    for (int i = 0; i < 3; i++) {
      assertThat(cloud.client(first).get("/v1/me").status()).isEqualTo(200);
    }
    List<Map<String, Object>> keys = keys(panel.get("/panel/keys"));

    assertThat(keys).extracting(key -> key.get("name")).containsExactly("second", "shop");
    assertThat(keys.getLast())
        .containsEntry("total_requests", 3)
        .containsEntry("last_used_ip", "127.0.0.1");
    assertThat(keys.getLast().get("last_used_at")).isNotNull();
    assertThat(keys.getFirst().get("last_used_at")).isNull();
  }

  @Test
  void pagesThroughTheList() {
    for (int i = 0; i < 5; i++) {
      panel.createKey(MINIMAL.replace("shop", "key " + i));
    }
    TestAnswer first = panel.get("/panel/keys?limit=2");
    TestAnswer second = panel.get("/panel/keys?limit=2&cursor=" + cursor(first));
    TestAnswer third = panel.get("/panel/keys?limit=2&cursor=" + cursor(second));

    assertThat(keys(first)).extracting(key -> key.get("name")).containsExactly("key 4", "key 3");
    assertThat(keys(second)).extracting(key -> key.get("name")).containsExactly("key 2", "key 1");
    assertThat(keys(third)).extracting(key -> key.get("name")).containsExactly("key 0");
    assertThat(third.json()).doesNotContainKey("meta");
  }

  @Test
  void sortsAndFiltersTheList() {
    for (int i = 0; i < 4; i++) {
      panel.createKey(MINIMAL.replace("shop", i % 2 == 0 ? "Shop " + i : "mail " + i));
    }
    Object oldest = keys(panel.get("/panel/keys?sort=created_at")).getFirst().get("id");
    panel.send("POST", "/panel/keys/" + oldest + "/revoke");

    TestAnswer rising = panel.get("/panel/keys?sort=created_at&limit=3");
    assertThat(names(rising)).containsExactly("Shop 0", "mail 1", "Shop 2");
    assertThat(names(panel.get("/panel/keys?sort=created_at&limit=3&cursor=" + cursor(rising))))
        .containsExactly("mail 3");
    assertThat(panel.get("/panel/keys?limit=3&cursor=" + cursor(rising)).code())
        .isEqualTo("CURSOR_INVALID");
    assertThat(names(panel.get("/panel/keys?q=SHOP"))).containsExactly("Shop 2", "Shop 0");
    assertThat(names(panel.get("/panel/keys?status=revoked"))).containsExactly("Shop 0");
    assertThat(names(panel.get("/panel/keys?status=active&q=shop"))).containsExactly("Shop 2");
    assertThat(names(panel.get("/panel/keys?status=expired"))).isEmpty();
    for (String wrong : List.of("status=dead", "sort=name", "sort=")) {
      assertThat(panel.get("/panel/keys?" + wrong).code()).isEqualTo("INVALID_PARAMETER");
    }
  }

  @Test
  void takesPresetsAndServersOfItsOwn() {
    long server = PanelAnswers.newServer(cloud, panel);
    TestKey key =
        panel.createKey(
            "{\"name\":\"bill\",\"preset\":\"billing_integration\",\"server_ids\":[%d]}"
                .formatted(server));

    assertThat(key.credential().scopes().texts())
        .containsExactly("accounts:*", "bandwidth:*", "plans:*");
    assertThat(key.credential().servers().includes(server)).isTrue();
    assertThat(key.credential().servers().includes(server + 1)).isFalse();
  }

  @Test
  void listsTheCatalogueOf62ScopesThePresetsAndTheTiers() {
    TestAnswer answer = panel.get("/panel/scopes");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat((List<?>) requireNonNull(answer.data().get("scopes"))).hasSize(62);
    assertThat((List<?>) requireNonNull(answer.data().get("presets"))).hasSize(5);
    assertThat((List<?>) requireNonNull(answer.data().get("tiers"))).hasSize(4);
    assertThat(answer.text()).contains("\"per_minute\":60");
  }

  @Test
  @DisplayName("row 76: edits count on the next request")
  void editsWhatIsNamedAndLeavesTheRest() {
    TestKey key = panel.createKey(MINIMAL);
    TestAnswer edited =
        panel.send(
            "PATCH",
            path(key),
            """
            {"name":"store","scopes":["ssl:read"],"tier":"professional",
             "ip_whitelist":["192.0.2.7"],"expires_in_days":1}
            """);

    assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    assertThat(edited.data())
        .containsEntry("name", "store")
        .containsEntry("description", "")
        .containsEntry("scopes", List.of("ssl:read"))
        .containsEntry("tier", "professional");
    assertThat(cloud.client(key).get("/v1/me").code()).isEqualTo("IP_NOT_ALLOWED");

    assertThat(panel.send("PATCH", path(key), "{\"ip_whitelist\":[]}").status()).isEqualTo(200);
    TestAnswer me = cloud.client(key).get("/v1/me");
    assertThat(me.status()).as(me.text()).isEqualTo(200);
    assertThat(me.data())
        .containsEntry("name", "store")
        .containsEntry("scopes", List.of("ssl:read"));
  }

  @Test
  @DisplayName("row 59: the old secret is refused after a regeneration")
  void regeneratesTheSecret() {
    TestKey key = panel.createKey(MINIMAL);
    assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    TestAnswer answer = panel.send("POST", path(key) + "/regenerate");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    TestKey renewed = new TestKey(key.credential(), Secret.of(text(answer.data(), "api_secret")));
    assertThat(cloud.client(key).get("/v1/me").code()).isEqualTo("INVALID_SIGNATURE");
    assertThat(cloud.client(renewed).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 57: a revoked key is refused on its next request")
  void revokesWithAReason() {
    TestKey key = panel.createKey(MINIMAL);
    assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    TestAnswer answer = panel.send("POST", path(key) + "/revoke", "{\"reason\":\"leaked\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data())
        .containsEntry("status", "revoked")
        .containsEntry("revoked_reason", "leaked");
    TestAnswer refused = cloud.client(key).get("/v1/me");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("KEY_REVOKED");
  }

  @Test
  void revokesWithoutAReason() {
    TestKey key = panel.createKey(MINIMAL);

    assertThat(panel.send("POST", path(key) + "/revoke", "{}").status()).isEqualTo(200);
  }

  @Test
  void deletesAKeyForGood() {
    TestKey key = panel.createKey(MINIMAL);

    assertThat(panel.send("DELETE", path(key)).status()).isEqualTo(202);
    assertThat(panel.get(path(key)).status()).isEqualTo(404);
    assertThat(panel.send("DELETE", path(key)).status()).isEqualTo(404);
    assertThat(cloud.client(key).get("/v1/me").code()).isEqualTo("INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 96: control and bidi characters in a key's name are escaped")
  void escapesWhatANameCouldSmuggle() {
    TestAnswer made =
        panel.send("POST", "/panel/keys", MINIMAL.replace("shop", "a\\r\\nb\\u001b[31m\\u202ec"));

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(panel.get("/panel/keys/" + number(made)).data())
        .containsEntry("name", "a\\u000d\\u000ab\\u001b[31m\\u202ec");
  }

  @Test
  void notesEveryChangeInTheAuditTrailWithoutTheSecret() {
    TestKey key = panel.createKey(MINIMAL);
    panel.send("PATCH", path(key), "{\"tier\":\"business\"}");
    panel.send("POST", path(key) + "/regenerate");
    panel.send("POST", path(key) + "/revoke", "{\"reason\":\"done\"}");
    panel.send("DELETE", path(key));

    List<String> entries = AuditEntries.of(cloud, "key:" + key.credential().number());
    assertThat(entries)
        .extracting(entry -> entry.split(" ", 2)[0])
        .startsWith("key.create", "key.edit", "key.regenerate", "key.revoke", "key.delete");
    assertThat(entries.get(1)).contains("starter", "business").doesNotContain("scopes");
    assertThat(entries.get(3)).contains("done");
    assertThat(Set.copyOf(entries).toString()).doesNotContain("sk_live");
  }

  private static List<Object> names(TestAnswer answer) {
    return keys(answer).stream().map(key -> key.get("name")).toList();
  }
}
