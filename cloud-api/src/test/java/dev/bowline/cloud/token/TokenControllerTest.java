package dev.bowline.cloud.token;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class TokenControllerTest {

  private static final String MINIMAL = "{\"name\":\"ci\",\"scopes\":[\"profile.read\"]}";
  private static final String PATH = "/api/v1/me.php";

  private final TestingCloud cloud;
  private final PanelClient panel;

  TokenControllerTest(Front front) {
    cloud = ProvisionedCloud.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
  }

  @Test
  @DisplayName("P-token: made in the panel, shown once, masked afterwards")
  void makesATokenThatWorksAtOnceAndShowsItOnce() {
    TestAnswer made =
        panel.send(
            "POST",
            "/panel/tokens",
            """
            {"name":"ci","scopes":["profile.read","ssl.read"],"expires_in_days":30}
            """);

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).contains("no-store");
    String text = (String) requireNonNull(made.data().get("bearer_token"));
    assertThat(text).matches("pc_[0-9A-Za-z]{48}");
    long id = id(requireNonNull(made.data().get("token")));
    TestAnswer shown = panel.get("/panel/tokens/" + id);
    assertThat(shown.text()).doesNotContain(text);
    assertThat(shown.data())
        .containsEntry("name", "ci")
        .containsEntry("prefix", text.substring(0, 7) + "..." + text.substring(47))
        .containsEntry("status", "active")
        .containsEntry("scopes", List.of("profile.read", "ssl.read"))
        .containsEntry("total_requests", 0);
    assertThat(shown.data().get("expires_at")).isNotNull();
    assertThat(shown.data()).containsEntry("last_used_at", null);
  }

  @Test
  @DisplayName("P-life: last used, with the requests counted per token")
  void listsWithTotalsTheLastUseAndTheYoungestFirst() {
    TestToken first = panel.createToken(MINIMAL);
    panel.createToken(MINIMAL.replace("ci", "second"));
    for (int i = 0; i < 3; i++) {
      TestAnswer answer = cloud.get(first, PATH);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    List<Map<String, Object>> tokens = rows(panel.get("/panel/tokens"));

    assertThat(tokens).extracting(token -> token.get("name")).containsExactly("second", "ci");
    assertThat(tokens.getLast())
        .containsEntry("total_requests", 3)
        .containsEntry("last_used_ip", "127.0.0.1");
    assertThat(tokens.getLast().get("last_used_at")).isNotNull();
  }

  @Test
  @DisplayName("row 55: a cursor of another tenant or another list answers 400")
  void pagesThroughTheList() {
    for (int i = 0; i < 3; i++) {
      panel.createToken(MINIMAL.replace("ci", "token " + i));
      panel.createKey("{\"name\":\"shop\",\"scopes\":[\"ssl:read\"]}");
    }
    TestAnswer first = panel.get("/panel/tokens?limit=2");
    TestAnswer second = panel.get("/panel/tokens?limit=2&cursor=" + cursor(first));

    assertThat(rows(first))
        .extracting(row -> row.get("name"))
        .containsExactly("token 2", "token 1");
    assertThat(rows(second)).extracting(row -> row.get("name")).containsExactly("token 0");
    assertThat(second.json()).doesNotContainKey("meta");
    PanelClient other = PanelClient.ofNewTenant(cloud);
    String keys = cursor(panel.get("/panel/keys?limit=2"));
    assertThat(other.get("/panel/tokens?cursor=" + cursor(first)).code())
        .isEqualTo("CURSOR_INVALID");
    assertThat(panel.get("/panel/tokens?cursor=" + keys).code()).isEqualTo("CURSOR_INVALID");
  }

  @Test
  @DisplayName("P-life: revoked instantly, for good")
  void revokesForGood() {
    TestToken token = panel.createToken(MINIMAL);
    assertThat(cloud.get(token, PATH).status()).isEqualTo(200);
    TestAnswer revoked = panel.send("POST", path(token) + "/revoke", "{\"reason\":\"leaked\"}");

    assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
    assertThat(revoked.data())
        .containsEntry("status", "revoked")
        .containsEntry("revoked_reason", "leaked");
    TestAnswer refused = cloud.get(token, PATH);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("TOKEN_REVOKED");
    assertThat(panel.send("POST", path(token) + "/revoke", "{}").status()).isEqualTo(409);
  }

  @Test
  void deletesForGood() {
    TestToken token = panel.createToken(MINIMAL);
    assertThat(cloud.get(token, PATH).status()).isEqualTo(200);

    assertThat(panel.send("DELETE", path(token)).status()).isEqualTo(202);
    assertThat(cloud.get(token, PATH).status()).isEqualTo(401);
    assertThat(panel.get(path(token)).status()).isEqualTo(404);
    assertThat(panel.send("DELETE", path(token)).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("P-life: creation and revocation are in the audit trail, without the token")
  void notesEveryChangeInTheAuditTrail() {
    TestToken token = panel.createToken(MINIMAL);
    panel.send("POST", path(token) + "/revoke", "{\"reason\":\"done\"}");
    panel.send("DELETE", path(token));

    assertThat(
            TestingServers.audited(
                cloud, token.bearer().tenantId(), "token:" + token.bearer().number()))
        .startsWith("token.create", "token.revoke", "token.delete");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"scopes\":[\"ssl.read\"]}|INVALID_BODY",
        "{\"name\":\" \",\"scopes\":[\"ssl.read\"]}|INVALID_BODY",
        "{\"name\":\"a\"}|SCOPE_INVALID",
        "{\"name\":\"a\",\"scopes\":[]}|SCOPE_INVALID",
        "{\"name\":\"a\",\"scopes\":[\"ssl:read\"]}|SCOPE_INVALID",
        "{\"name\":\"a\",\"scopes\":[\"ssl.write\"]}|SCOPE_INVALID",
        "{\"name\":\"a\",\"scopes\":[null]}|SCOPE_INVALID",
        "{\"name\":\"a\",\"scopes\":[\"*\"],\"expires_in_days\":-1}|INVALID_BODY",
        "{\"name\":\"a\",\"scopes\":[\"*\"],\"tenant_id\":1}|INVALID_BODY",
      })
  @DisplayName("row 49: what is no scope of a token answers 400, and so does every bad field")
  void refusesWhatCannotBeAToken(String body, String code) {
    TestAnswer answer = panel.send("POST", "/panel/tokens", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  @DisplayName("row 53: another tenant's token answers 404 everywhere")
  void hidesTheTokensOfOthers() {
    TestToken foreign = PanelClient.ofNewTenant(cloud).createToken(MINIMAL);
    assertThat(panel.get(path(foreign)).status()).isEqualTo(404);
    assertThat(panel.get(path(foreign) + "/logs").status()).isEqualTo(404);
    assertThat(panel.send("POST", path(foreign) + "/revoke", "{}").status()).isEqualTo(404);
    assertThat(panel.send("DELETE", path(foreign)).status()).isEqualTo(404);
    assertThat(rows(panel.get("/panel/tokens"))).isEmpty();
    assertThat(cloud.get(foreign, PATH).status()).isEqualTo(200);
  }

  @Test
  void isNoKeyAndNoKeyIsAToken() {
    TestToken token = panel.createToken(MINIMAL);
    TestKey key = panel.createKey("{\"name\":\"shop\",\"scopes\":[\"ssl:read\"]}");
    assertThat(panel.get("/panel/keys/" + token.bearer().number()).status()).isEqualTo(404);
    assertThat(panel.get("/panel/keys/" + token.bearer().number() + "/logs").status())
        .isEqualTo(404);
    assertThat(panel.get("/panel/tokens/" + key.credential().number()).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("row 50: no token and no key mints a token")
  void isOutOfEveryCredentialsReach() {
    TestKey key = panel.createKey("{\"name\":\"all\",\"scopes\":[\"*:*\"]}");
    assertThat(cloud.client(key).post("/panel/tokens", MINIMAL).status()).isEqualTo(403);
    assertThat(cloud.get(panel.createToken(MINIMAL), "/panel/tokens").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("P-scopes: the fourteen scopes are listed for the panel")
  void listsTheScopes() {
    assertThat(rows(panel.get("/panel/token-scopes")))
        .hasSize(14)
        .contains(Map.of("scope", "domains.read", "title", "Domains"));
  }

  private static String path(TestToken token) {
    return "/panel/tokens/" + token.bearer().number();
  }

  private static long id(Object view) {
    return ((Number) requireNonNull(((Map<?, ?>) view).get("id"))).longValue();
  }

  private static String cursor(TestAnswer answer) {
    Map<?, ?> meta = (Map<?, ?>) requireNonNull(answer.json().get("meta"), answer.text());
    return String.valueOf(meta.get("next_cursor"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(TestAnswer answer) {
    return (List<Map<String, Object>>) requireNonNull(answer.json().get("data"), answer.text());
  }
}
