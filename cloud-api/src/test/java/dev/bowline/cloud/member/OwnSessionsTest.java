package dev.bowline.cloud.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class OwnSessionsTest {

  private final TestingCloud cloud;
  private final PanelClient one;

  OwnSessionsTest(Front front) {
    cloud = ProvisionedCloud.withClockToMove(front);
    one = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void listsWhereAPersonIsLoggedInAndWhichOfThemAsks() {
    PanelClient other = one.again();
    PanelClient stranger = PanelClient.ofNewTenant(cloud);

    List<Map<String, Object>> sessions = sessions(one);

    assertThat(sessions).hasSize(2);
    assertThat(sessions.stream().filter(session -> Boolean.TRUE.equals(session.get("current"))))
        .hasSize(1);
    assertThat(sessions)
        .allSatisfy(session ->
            assertThat(session)
                .containsEntry("kind", "browser")
                .containsEntry("address", "127.0.0.1")
                .containsKeys("client", "opened_at", "last_used_at"));
    assertThat(current(one)).isNotEqualTo(current(other));
    assertThat(sessions(stranger)).hasSize(1);
    assertThat(one.get("/panel/sessions").text()).doesNotContain(one.cookie().split("=", 2)[1]);
  }

  @Test
  void showsTheBrowserInPrintableTextOfAtMost200Characters() {
    TestAnswer in =
        cloud.send(
            TestRequest.of("POST", "/panel/session")
                .with("User-Agent", "Firefox " + "x".repeat(300))
                .json(
                    "{\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(one.email(), PanelClient.PASSWORD)));
    assertThat(in.status()).isEqualTo(200);
    assertThat(sessions(one).stream().map(session -> (String) session.get("client")))
        .anySatisfy(client -> assertThat(client).startsWith("Firefox x").hasSize(200));
  }

  @Test
  void forgetsSessionsThatEnded() {
    one.again().send("DELETE", "/panel/session");
    assertThat(sessions(one)).hasSize(1);
    PanelClient other = one.again();
    cloud.clock().advance(Duration.ofMinutes(29));
    assertThat(other.get("/panel/session").status()).isEqualTo(200);
    cloud.clock().advance(Duration.ofMinutes(2));
    assertThat(sessions(other)).hasSize(1);
  }

  @Test
  void endsOneOfThemAtOnce() {
    PanelClient other = one.again();
    String path = "/panel/sessions/" + current(other);

    assertThat(one.send("DELETE", path).status()).isEqualTo(200);

    assertThat(other.get("/panel/session").code()).isEqualTo("SESSION_REQUIRED");
    assertThat(sessions(one)).hasSize(1);
    assertThat(one.send("DELETE", path).status()).isEqualTo(404);
  }

  @Test
  void endsAllOthers() {
    PanelClient other = one.again();
    TestAnswer left = one.send("POST", "/panel/sessions/end-others");

    assertThat(left.status()).as(left.text()).isEqualTo(200);
    assertThat(other.get("/panel/session").status()).isEqualTo(401);
    assertThat(one.get("/panel/session").status()).isEqualTo(200);
  }

  @Test
  void endsNobodyElses() {
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    assertThat(one.send("DELETE", "/panel/sessions/" + current(stranger)).status()).isEqualTo(404);
    one.send("POST", "/panel/sessions/end-others");
    assertThat(stranger.get("/panel/session").status()).isEqualTo(200);
  }

  @Test
  void changesThePasswordAndEndsEverySessionButTheOneThatAsked() {
    PanelClient other = one.again();
    TestAnswer changed = change(one, PanelClient.PASSWORD, "a completely new password");

    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(other.get("/panel/session").status()).isEqualTo(401);
    assertThat(one.get("/panel/session").status()).isEqualTo(401);
    String cookie = changed.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    TestAnswer own = cloud.send(TestRequest.of("GET", "/panel/session").with("Cookie", cookie));
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.data().get("csrf_token")).isEqualTo(changed.data().get("csrf_token"));
    assertThat(PanelClient.logIn(cloud, one.email(), PanelClient.PASSWORD).status()).isEqualTo(401);
    assertThat(PanelClient.logIn(cloud, one.email(), "a completely new password").status())
        .isEqualTo(200);
    Map<?, ?> member = (Map<?, ?>) Objects.requireNonNull(own.data().get("member"));
    assertThat(AuditEntries.of(cloud, "member:" + member.get("id")))
        .anyMatch(entry -> entry.startsWith("member.password"))
        .noneMatch(entry -> entry.contains("completely new"));
  }

  @Test
  void keepsThePasswordWithoutTheOldOneOrForAShortOne() {
    assertThat(change(one, "wrong", "a completely new password").code())
        .isEqualTo("PASSWORD_WRONG");
    assertThat(change(one, PanelClient.PASSWORD, "short").status()).isEqualTo(400);
    assertThat(one.get("/panel/session").status()).isEqualTo(200);
    assertThat(one.again().get("/panel/session").status()).isEqualTo(200);
  }

  private static TestAnswer change(PanelClient person, String before, String after) {
    return person.send(
        "POST",
        "/panel/password",
        "{\"password\":\"%s\",\"new_password\":\"%s\"}".formatted(before, after));
  }

  private static String current(PanelClient person) {
    return sessions(person).stream()
        .filter(session -> Boolean.TRUE.equals(session.get("current")))
        .map(session -> (String) session.get("id"))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> sessions(PanelClient person) {
    TestAnswer answer = person.get("/panel/sessions");
    return (List<Map<String, Object>>)
        Objects.requireNonNull(answer.json().get("data"), answer.text());
  }
}
