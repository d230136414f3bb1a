package dev.bowline.cloud.apikey;

import static dev.bowline.cloud.apikey.PanelAnswers.cursor;
import static dev.bowline.cloud.apikey.PanelAnswers.keys;
import static dev.bowline.cloud.apikey.PanelAnswers.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class ApiKeyRefusalsTest {

  private static final String MINIMAL = "{\"name\":\"shop\",\"scopes\":[\"domains:read\"]}";

  private final TestingCloud cloud;
  private final PanelClient panel;

  ApiKeyRefusalsTest(Front front) {
    cloud = ProvisionedCloud.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
  }

  @Test
  @DisplayName("row 49: scopes outside the catalogue answer 400 SCOPE_INVALID")
  void refusesScopesThatAreNone() {
    for (String scopes :
        List.of(
            "\"scopes\":[\"domains:**\"]",
            "\"scopes\":[\"Domains:Read\"]",
            "\"scopes\":[\"foo:read\"]",
            "\"scopes\":[\"*:delete\"]",
            "\"scopes\":[null]",
            "\"scopes\":[]",
            "\"preset\":\"everything\"",
            "\"preset\":\"standard\",\"scopes\":[\"domains:read\"]",
            "\"tier\":\"starter\"")) {
      TestAnswer answer = panel.send("POST", "/panel/keys", "{\"name\":\"x\"," + scopes + "}");
      assertThat(answer.status()).as(scopes + answer.text()).isEqualTo(400);
      assertThat(answer.code()).as(scopes).isEqualTo("SCOPE_INVALID");
    }
  }

  @Test
  @DisplayName("row 66: /33, 010.0.0.1, a host name and a zone id answer 400 IP_INVALID")
  void refusesAddressesThatAreNone() {
    for (String address : List.of("10.0.0.0/33", "010.0.0.1", "example.com", "fe80::1%eth0", "")) {
      refusesWhitelist("\"" + address + "\"");
    }
  }

  @Test
  @DisplayName("row 68: more than 100 addresses answer 400")
  void refusesMoreThanAHundredAddresses() {
    String hundred =
        IntStream.range(0, KeyFields.MOST_RANGES)
            .mapToObj(i -> "\"192.0.2." + i + "\"")
            .collect(Collectors.joining(","));

    panel.createKey(MINIMAL.replace("}", ",\"ip_whitelist\":[" + hundred + "]}"));
    refusesWhitelist(hundred + ",\"192.0.2.200\"");
  }

  @Test
  @DisplayName("row 45: unknown fields such as status or tenant_id answer 400")
  void refusesFieldsThatAreNotItsToSet() {
    TestKey key = panel.createKey(MINIMAL);
    for (String field : List.of("\"tenant_id\":1", "\"status\":\"active\"", "\"generation\":1")) {
      String body = "{\"name\":\"x\",\"scopes\":[\"domains:read\"]," + field + "}";
      assertThat(panel.send("POST", "/panel/keys", body).code()).isEqualTo("INVALID_BODY");
      assertThat(panel.send("PATCH", path(key), body).code()).isEqualTo("INVALID_BODY");
    }
  }

  @Test
  void refusesServersForATestKeyWhichHasItsOne() {
    String test = MINIMAL.replace("}", ",\"environment\":\"test\"}");
    String servers = "\"server_ids\":[" + panel.tenantId() + "]";

    TestAnswer made = panel.send("POST", "/panel/keys", test.replace("}", "," + servers + "}"));
    assertThat(made.status()).as(made.text()).isEqualTo(400);
    assertThat(made.code()).isEqualTo("INVALID_BODY");

    TestKey key = panel.createKey(test.replace("}", ",\"server_ids\":[]}"));
    TestAnswer edited = panel.send("PATCH", path(key), "{" + servers + "}");
    assertThat(edited.status()).as(edited.text()).isEqualTo(400);
    assertThat(edited.code()).isEqualTo("INVALID_BODY");
  }

  @Test
  void refusesFieldsOutsideTheirRange() {
    for (String body :
        List.of(
            "{\"scopes\":[\"domains:read\"]}",
            MINIMAL.replace("shop", " "),
            MINIMAL.replace("shop", "x".repeat(101)),
            MINIMAL.replace("}", ",\"expires_in_days\":-1}"),
            MINIMAL.replace("}", ",\"expires_in_days\":3651}"),
            MINIMAL.replace("}", ",\"environment\":\"staging\"}"),
            MINIMAL.replace("}", ",\"tier\":\"gold\"}"))) {
      TestAnswer answer = panel.send("POST", "/panel/keys", body);
      assertThat(answer.status()).as(body + answer.text()).isEqualTo(400);
      assertThat(answer.code()).as(body).isEqualTo("INVALID_BODY");
    }
  }

  @Test
  @DisplayName("row 53: another tenant's key is 404 on every route")
  void hidesTheKeysOfAnotherTenant() {
    TestKey foreign = PanelClient.ofNewTenant(cloud).createKey(MINIMAL);
    String path = path(foreign);
    List<TestAnswer> answers =
        List.of(
            panel.get(path),
            panel.get(path + "/logs"),
            panel.send("PATCH", path, "{\"name\":\"mine\"}"),
            panel.send("POST", path + "/regenerate"),
            panel.send("POST", path + "/revoke", "{}"),
            panel.send("DELETE", path));

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).as(answer.text()).isEqualTo(404);
          assertThat(answer.code()).isEqualTo("NOT_FOUND");
        });
    assertThat(keys(panel.get("/panel/keys"))).isEmpty();
    assertThat(cloud.client(foreign).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 54: a foreign server id in the body answers 404")
  void refusesAServerOfAnotherTenant() {
    long foreign = PanelAnswers.newServer(cloud, PanelClient.ofNewTenant(cloud));
    String fields = ",\"server_ids\":[%d]}".formatted(foreign);
    TestKey key = panel.createKey(MINIMAL);

    assertThat(panel.send("POST", "/panel/keys", MINIMAL.replace("}", fields)).status())
        .isEqualTo(404);
    assertThat(panel.send("PATCH", path(key), "{" + fields.substring(1)).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("row 55: a foreign cursor answers 400")
  void refusesACursorOfAnotherTenant() {
    PanelClient other = PanelClient.ofNewTenant(cloud);
    other.createKey(MINIMAL);
    other.createKey(MINIMAL);
    for (String cursor : List.of(cursor(other.get("/panel/keys?limit=1")), "invented", "")) {
      TestAnswer answer = panel.get("/panel/keys?cursor=" + cursor);
      assertThat(answer.code()).as(cursor).isEqualTo("CURSOR_INVALID");
    }
  }

  @Test
  @DisplayName("row 61: a revoked key is never active again")
  void keepsARevokedKeyRevoked() {
    TestKey key = panel.createKey(MINIMAL);
    panel.send("POST", path(key) + "/revoke", "{}");
    for (TestAnswer answer :
        List.of(
            panel.send("POST", path(key) + "/revoke", "{}"),
            panel.send("POST", path(key) + "/regenerate"),
            panel.send("PATCH", path(key), "{\"expires_in_days\":0}"))) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("ALREADY_REVOKED");
    }
    assertThat(cloud.client(key).get("/v1/me").code()).isEqualTo("KEY_REVOKED");
  }

  private void refusesWhitelist(String addresses) {
    String body = MINIMAL.replace("}", ",\"ip_whitelist\":[" + addresses + "]}");
    TestAnswer answer = panel.send("POST", "/panel/keys", body);
    assertThat(answer.status()).as(addresses + answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("IP_INVALID");
  }
}
