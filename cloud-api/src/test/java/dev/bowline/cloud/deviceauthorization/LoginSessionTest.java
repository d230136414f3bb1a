package dev.bowline.cloud.deviceauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.CommandLine;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ParameterizedClass
@EnumSource(Front.class)
class LoginSessionTest {

  private final Front front;
  private final TestingCloud cloud;
  private final PanelClient panel;
  private final String token;

  LoginSessionTest(Front front) {
    this.front = front;
    cloud = ProvisionedCloud.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
    token = CommandLine.token(panel, cloud, "build-7");
  }

  @Test
  void changesWithoutACsrfToken() {
    TestAnswer made =
        cloud.send(
            CommandLine.request(token, "POST", "/panel/tokens")
                .json("{\"name\":\"ci\",\"scopes\":[\"jobs.read\"]}"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  @Test
  void tellsWhoIsLoggedInWithoutATokenForPages() {
    TestAnswer answer = cloud.send(CommandLine.request(token, "GET", "/panel/session"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data()).containsOnlyKeys("member");
    assertThat(answer.text()).contains(panel.email());
  }

  @Test
  void endsAtLogoutOnEveryInstanceAtOnceAndLeavesThePanelsSession() {
    try (TestingCloud other = cloud.anotherInstance(front)) {
      TestRequest ask = CommandLine.request(token, "GET", "/panel/session");
      assertThat(other.send(ask).status()).isEqualTo(200);
      TestAnswer out = cloud.send(CommandLine.request(token, "DELETE", "/panel/session"));
      assertThat(out.status()).as(out.text()).isEqualTo(200);
      assertThat(other.send(ask).code()).isEqualTo("SESSION_REQUIRED");
    }
    assertThat(panel.get("/panel/session").status()).isEqualTo(200);
  }

  @Test
  void refusesATokenBesideACookie() {
    TestAnswer answer =
        cloud.send(
            CommandLine.request(token, "GET", "/panel/session").with("Cookie", panel.cookie()));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("AUTH_INVALID");
  }

  @Test
  void refusesWhatIsNoTokenOrOneTooMany() {
    String other = (token.endsWith("0") ? "1" : "0");
    for (String header :
        List.of(
            "Bearer",
            "Bearer bs_short",
            "Basic " + token,
            "Bearer " + token + ", Bearer " + token,
            "Bearer " + token.substring(0, token.length() - 1) + other)) {
      TestAnswer answer =
          cloud.send(TestRequest.of("GET", "/panel/session").with("Authorization", header));
      assertThat(answer.status()).as(header).isEqualTo(401);
      assertThat(answer.code()).as(header).isEqualTo("AUTH_INVALID");
      assertThat(answer.header("WWW-Authenticate")).isPresent();
    }
  }

  @Test
  void countsInThePanelAlone() {
    assertThat(cloud.send(CommandLine.request(token, "GET", "/v1/me")).code())
        .isEqualTo("AUTH_MISSING");
    assertThat(cloud.send(CommandLine.request(token, "GET", "/api/v1/me.php")).code())
        .isEqualTo("TOKEN_INVALID");
    assertThat(
            cloud
                .send(
                    TestRequest.of("GET", "/panel/session")
                        .with("Cookie", "__Host-bowline-session=" + token))
                .code())
        .isEqualTo("SESSION_REQUIRED");
  }

  @Test
  void doesNotApproveAnotherLogin() {
    CommandLine another = CommandLine.on(cloud, "another");
    for (String path : List.of("", "/approve", "/deny")) {
      TestAnswer answer =
          cloud.send(
              CommandLine.request(token, path.isEmpty() ? "GET" : "POST", another.path() + path));
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }
    assertThat(panel.get(another.path()).data()).containsEntry("state", "waiting");
  }

  @Test
  void mayWhatTheMemberMayAndNoMore() {
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    TestAnswer made =
        stranger.send("POST", "/panel/tokens", "{\"name\":\"x\",\"scopes\":[\"jobs.read\"]}");
    String id = made.text().replaceAll(".*?\"id\":(\\d+).*", "$1");
    TestAnswer revoked =
        cloud.send(
            CommandLine.request(token, "POST", "/panel/tokens/" + id + "/revoke").json("{}"));
    assertThat(revoked.status()).as(revoked.text()).isEqualTo(404);
  }

  @Test
  void endsWithItsMember() {
    PanelClient colleague = panel.colleague(Role.ADMIN);
    String theirs = CommandLine.token(colleague, cloud, "laptop");
    CommandLine approved = CommandLine.on(cloud, "desk");
    colleague.send("POST", approved.path() + "/approve");
    assertThat(panel.send("DELETE", "/panel/members/" + colleague.memberId()).status())
        .isEqualTo(200);

    assertThat(cloud.send(CommandLine.request(theirs, "GET", "/panel/session")).code())
        .isEqualTo("SESSION_REQUIRED");
    assertThat(approved.poll().json()).containsEntry("error", "access_denied");
  }

  @Test
  void neitherTokenNorCodeIsStored() {
    CommandLine waiting = CommandLine.on(cloud, "scanned");
    DynamoDbClient dynamoDb = cloud.bean(DynamoDbClient.class);
    for (Table table : List.of(Table.SESSIONS, Table.LOGINS)) {
      String name = cloud.bean(Installation.class).name(table);
      String items =
          dynamoDb.scanPaginator(scan -> scan.tableName(name)).items().stream()
              .map(Object::toString)
              .reduce("", String::concat);
      assertThat(items).as(name).isNotEmpty().doesNotContain(token, waiting.deviceCode());
    }
  }
}
