package dev.bowline.cloud.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
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
class SessionControllerTest {

  private final TestingCloud cloud;

  SessionControllerTest(Front front) {
    cloud = ProvisionedCloud.shared(front);
  }

  @Test
  void logsInUnderACookieThatScriptsAndOtherSitesNeverSee() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestAnswer again = PanelClient.logIn(cloud, panel.email(), "correct horse battery staple");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-bowline-session=")
        .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/");
    assertThat(again.header("Cache-Control")).contains("no-store");
    assertThat(again.text()).contains("\"role\":\"ROOT\"").contains(panel.email());
  }

  @Test
  void tellsWhoIsLoggedInAndTheTokenForChanges() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestAnswer answer = panel.get("/panel/session");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data()).containsEntry("csrf_token", panel.csrfToken());
    assertThat(answer.text()).contains(panel.email());
  }

  @Test
  void endsASessionAtLogout() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestAnswer out = panel.send("DELETE", "/panel/session");

    assertThat(out.status()).as(out.text()).isEqualTo(200);
    assertThat(out.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(panel.get("/panel/session").status()).isEqualTo(401);
  }

  @Test
  void endsTheSessionABrowserHadWhenItLogsInAgain() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestAnswer again =
        cloud.send(
            TestRequest.of("POST", "/panel/session")
                .with("Cookie", panel.cookie())
                .json(
                    "{\"email\":\"%s\",\"password\":\"correct horse battery staple\"}"
                        .formatted(panel.email())));

    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.header("Set-Cookie").orElseThrow()).doesNotContain(panel.cookie());
    assertThat(panel.get("/panel/session").status()).isEqualTo(401);
  }

  @Test
  void refusesALoginThatLacksAFieldOrHasOneTooMany() {
    for (String body :
        List.of(
            "{}",
            "{\"email\":\"a@b.c\"}",
            "{\"email\":1,\"password\":[]}",
            "{\"email\":\"a@b.c\",\"password\":\"x\",\"role\":\"ROOT\"}")) {
      TestAnswer answer = cloud.send(TestRequest.of("POST", "/panel/session").json(body));
      assertThat(answer.status()).as(body + answer.text()).isEqualTo(400);
    }
  }

  @Test
  void answersAWrongPasswordAndAnUnknownAddressWithTheSameWords() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestAnswer wrong = PanelClient.logIn(cloud, panel.email(), "wrong");
    TestAnswer unknown = PanelClient.logIn(cloud, "nobody@example.com", "wrong");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("LOGIN_FAILED");
    assertThat(withoutRequestId(unknown)).isEqualTo(withoutRequestId(wrong));
  }

  @Test
  void demandsALogin() {
    TestAnswer answer = cloud.send(TestRequest.of("GET", "/panel/keys"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("SESSION_REQUIRED");
  }

  @Test
  void refusesACookieThatIsInventedDoubledOrNotASession() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    String invented = "__Host-bowline-session=" + "A".repeat(43);
    for (String cookie :
        List.of(invented, "__Host-bowline-session=x", panel.cookie() + "; " + invented)) {
      TestAnswer answer =
          cloud.send(TestRequest.of("GET", "/panel/session").with("Cookie", cookie));
      assertThat(answer.code()).as(cookie).isEqualTo("SESSION_REQUIRED");
    }
  }

  @Test
  void refusesAChangeWithoutTheTokenOfItsOwnSession() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    PanelClient other = PanelClient.ofNewTenant(cloud);
    TestRequest change = panel.change("POST", "/panel/keys").json("{}").without("X-CSRF-Token");

    for (TestRequest forged :
        List.of(
            change,
            change.with("X-CSRF-Token", ""),
            change.with("X-CSRF-Token", other.csrfToken()),
            change.with("X-CSRF-Token", panel.cookie()))) {
      TestAnswer answer = cloud.send(forged);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("CSRF_INVALID");
    }
  }

  @Test
  void refusesAChangeAndALoginFromAForeignPage() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestAnswer change =
        cloud.send(panel.change("DELETE", "/panel/session").with("Origin", "https://evil.example"));
    TestAnswer login =
        cloud.send(
            TestRequest.of("POST", "/panel/session")
                .with("Origin", "null")
                .json("{\"email\":\"a@example.com\",\"password\":\"x\"}"));
    TestAnswer own =
        cloud.send(
            panel.change("DELETE", "/panel/session").with("Origin", "https://127.0.0.1:3002"));

    assertThat(change.status()).as(change.text()).isEqualTo(403);
    assertThat(login.status()).as(login.text()).isEqualTo(403);
    assertThat(own.status()).as(own.text()).isEqualTo(200);
  }

  @Test
  void doesNotCountTheCookieOutsideThePanel() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);

    assertThat(panel.get("/v1/me").code()).isEqualTo("AUTH_MISSING");
  }

  @Test
  @DisplayName("rows 50-51: no key reaches the panel, so none makes or widens a key")
  void refusesAKeyOnEveryRouteOfThePanel() {
    TestKey key = cloud.keys().scopes("*:*", "terminal:access").create();
    Map<String, String> routes =
        Map.of(
            "/panel/keys", "POST",
            "/panel/keys/1", "PATCH",
            "/panel/keys/1/regenerate", "POST",
            "/panel/keys/1/revoke", "POST",
            "/panel/servers", "POST",
            "/panel/session", "DELETE");
    routes.forEach((path, method) -> {
      TestAnswer answer =
          cloud.client(key).send(TestRequest.of(method, path).json("{\"name\":\"wider\"}"));
      assertThat(answer.status()).as(path + answer.text()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("FORBIDDEN");
    });
  }

  @Test
  void locksAfterFiveFailuresAndSaysForHowLong() {
    for (int i = 0; i < 5; i++) {
      assertThat(PanelClient.logIn(cloud, "locked@example.com", "guess").status()).isEqualTo(401);
    }
    TestAnswer locked = PanelClient.logIn(cloud, "locked@example.com", "guess");

    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.code()).isEqualTo("LOGIN_LOCKED");
    assertThat(Integer.parseInt(locked.header("Retry-After").orElseThrow())).isBetween(1, 30);
  }

  private static String withoutRequestId(TestAnswer answer) {
    return answer.text().replaceAll("\"request_id\":\"[^\"]*\"", "");
  }
}
