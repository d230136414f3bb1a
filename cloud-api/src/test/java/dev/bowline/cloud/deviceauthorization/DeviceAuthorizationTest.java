package dev.bowline.cloud.deviceauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.CommandLine;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class DeviceAuthorizationTest {

  private static final int AT_ONCE = 16;

  private final TestingCloud cloud;
  private final PanelClient panel;

  DeviceAuthorizationTest(Front front) {
    cloud = ProvisionedCloud.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void leadsFromTheCodeToASessionThatDoesWhatTheMemberMay() {
    CommandLine terminal = CommandLine.on(cloud, "build-7");
    assertThat(terminal.begun().header("Cache-Control")).contains("no-store");
    assertThat(terminal.begun().json())
        .containsOnlyKeys(
            "device_code",
            "user_code",
            "verification_uri",
            "verification_uri_complete",
            "expires_in",
            "interval")
        .containsEntry("expires_in", 600)
        .containsEntry("interval", 5)
        .containsEntry("verification_uri", "https://127.0.0.1:3002/login/device");
    assertThat(terminal.deviceCode()).hasSizeGreaterThanOrEqualTo(43);
    assertThat(error(terminal.poll())).isEqualTo("authorization_pending");
    assertThat(panel.get(terminal.path()).data())
        .containsEntry("state", "waiting")
        .containsEntry("client", "bowline CLI")
        .containsEntry("host_name", "build-7")
        .containsEntry("ip", "127.0.0.1");

    assertThat(panel.send("POST", terminal.path() + "/approve").data())
        .containsEntry("state", "approved");
    TestAnswer issued = terminal.poll();
    assertThat(issued.header("Cache-Control")).contains("no-store");
    assertThat(issued.json())
        .containsOnlyKeys("access_token", "token_type", "expires_in")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 30 * 86_400);
    String token = (String) Objects.requireNonNull(issued.json().get("access_token"));
    assertThat(token).matches("bs_[0-9A-Za-z]{48}");
    TestAnswer made =
        cloud.send(
            CommandLine.request(token, "POST", "/panel/tokens")
                .json("{\"name\":\"ci\",\"scopes\":[\"jobs.read\"]}"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(AuditEntries.of(cloud, "token:" + idOf(made)))
        .singleElement()
        .asString()
        .startsWith("token.create cli:" + panel.memberId() + " 127.0.0.1");
    assertThat(panel.get("/panel/tokens").text()).contains("\"ci\"");
  }

  @Test
  void theTrailTellsWhoApprovedWhatAndThatItLoggedIn() {
    CommandLine.token(panel, cloud, "build-8");
    CommandLine denied = CommandLine.on(cloud, "build-9");
    panel.send("POST", denied.path() + "/deny");
    String self = "member:" + panel.memberId();
    List<String> entries =
        AuditEntries.of(cloud, self).stream().filter(entry -> entry.contains("build-")).toList();
    assertThat(entries).hasSize(3);
    assertThat(entries.get(0)).startsWith("cli.approve " + self).contains("bowline CLI on build-8");
    assertThat(entries.get(1))
        .startsWith("login.succeeded cli:" + panel.memberId() + " ")
        .contains("bowline CLI on build-8");
    assertThat(entries.get(2)).startsWith("cli.deny " + self).contains("bowline CLI on build-9");
  }

  @Test
  void givesTheSessionOnceHoweverManyPollAtOnce() {
    CommandLine terminal = CommandLine.on(cloud, "many");
    panel.send("POST", terminal.path() + "/approve");

    List<TestAnswer> answers = atOnce(terminal::poll);

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() != 200))
        .hasSize(AT_ONCE - 1)
        .allSatisfy(answer -> assertThat(error(answer)).isEqualTo("invalid_grant"));
    assertThat(error(terminal.poll())).isEqualTo("invalid_grant");
  }

  @Test
  void belongsToTheOneMemberWhoDecidedFirst() {
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    CommandLine terminal = CommandLine.on(cloud, "contested");
    String approve = terminal.path() + "/approve";

    List<TestAnswer> answers =
        atOnce(() -> panel.send("POST", approve), () -> stranger.send("POST", approve));

    assertThat(answers.stream().map(TestAnswer::status)).containsExactlyInAnyOrder(200, 404);
    PanelClient winner = answers.getFirst().status() == 200 ? panel : stranger;
    String token = (String) Objects.requireNonNull(terminal.poll().json().get("access_token"));
    assertThat(cloud.send(CommandLine.request(token, "GET", "/panel/session")).text())
        .contains(winner.email());
  }

  @Test
  void approvesOnceHoweverOftenItIsAskedAndDeniesNothingAfterwards() {
    CommandLine terminal = CommandLine.on(cloud, "twice");
    panel.send("POST", terminal.path() + "/approve");
    assertThat(panel.send("POST", terminal.path() + "/approve").status()).isEqualTo(200);
    assertThat(panel.send("POST", terminal.path() + "/deny").code()).isEqualTo("CONFLICT");
    assertThat(terminal.poll().status()).isEqualTo(200);
  }

  @Test
  void tellsTheTerminalThatAMemberDeniedIt() {
    CommandLine terminal = CommandLine.on(cloud, "denied");
    assertThat(panel.send("POST", terminal.path() + "/deny").data())
        .containsEntry("state", "denied");
    assertThat(error(terminal.poll())).isEqualTo("access_denied");
    assertThat(panel.send("POST", terminal.path() + "/approve").code()).isEqualTo("CONFLICT");
    assertThat(error(terminal.poll())).isEqualTo("access_denied");
  }

  @Test
  void refusesWhatTheFormLacksOrHasTwiceInTheShapeOfTheRfc() {
    String grant = "grant_type=urn:ietf:params:oauth:grant-type:device_code";
    Map<String, String> errors =
        Map.of(
            "",
            "invalid_request",
            "client_id=bowline-cli",
            "invalid_request",
            "client_id=other&" + grant + "&device_code=x",
            "invalid_client",
            "client_id=bowline-cli&grant_type=password&device_code=x",
            "unsupported_grant_type",
            "client_id=bowline-cli&" + grant,
            "invalid_request",
            "client_id=bowline-cli&" + grant + "&device_code=x",
            "invalid_grant",
            "client_id=bowline-cli&" + grant + "&device_code=x&device_code=y",
            "invalid_request",
            "client_id=%FF",
            "invalid_request",
            "client_id=%zz",
            "invalid_request");
    errors.forEach((form, error) -> {
      TestAnswer answer = CommandLine.form(cloud, "/oauth/token", form);
      assertThat(answer.status()).as(form + answer.text()).isEqualTo(400);
      assertThat(answer.json())
          .containsOnlyKeys("error", "error_description", "request_id")
          .containsEntry("error", error);
    });
  }

  @Test
  void takesNoJsonAndNoMoreThanAForm() {
    TestAnswer json =
        cloud.send(TestRequest.of("POST", "/oauth/token").json("{\"client_id\":\"bowline-cli\"}"));
    assertThat(json.status()).as(json.text()).isEqualTo(415);
    assertThat(error(json)).isEqualTo("invalid_request");
    assertThat(CommandLine.form(cloud, "/panel/session", "email=a&password=b").status())
        .isEqualTo(415);
    assertThat(cloud.send(TestRequest.of("GET", "/oauth/token")).status()).isEqualTo(405);
  }

  @Test
  void showsAHostNameWithoutWhatATerminalOrAPageWouldObey() {
    CommandLine terminal = CommandLine.on(cloud, "ev\u001b[2Jil\u202e" + "x".repeat(200));
    assertThat(panel.get(terminal.path()).data().get("host_name"))
        .asString()
        .startsWith("ev\\u001b[2Jil\\u202e")
        .hasSizeLessThan(100);
  }

  @Test
  void knowsNoOtherCodeAndDemandsALogin() {
    assertThat(panel.get("/panel/device-authorizations/BCDFGHJK").status()).isEqualTo(404);
    assertThat(panel.get("/panel/device-authorizations/nothing").status()).isEqualTo(404);
    CommandLine terminal = CommandLine.on(cloud, "nobody");
    assertThat(cloud.send(TestRequest.of("GET", terminal.path())).code())
        .isEqualTo("SESSION_REQUIRED");
    assertThat(cloud.send(TestRequest.of("POST", terminal.path() + "/approve")).status())
        .isEqualTo(401);
  }

  private static Object idOf(TestAnswer made) {
    Map<?, ?> token = (Map<?, ?>) Objects.requireNonNull(made.data().get("token"), made.text());
    return Objects.requireNonNull(token.get("id"));
  }

  private static String error(TestAnswer answer) {
    return String.valueOf(answer.json().get("error"));
  }

  private static List<TestAnswer> atOnce(Callable<TestAnswer> call) {
    return atOnce(IntStream.range(0, AT_ONCE).mapToObj(i -> call).toList());
  }

  private static List<TestAnswer> atOnce(Callable<TestAnswer> one, Callable<TestAnswer> other) {
    return atOnce(List.of(one, other));
  }

  private static List<TestAnswer> atOnce(List<Callable<TestAnswer>> calls) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(DeviceAuthorizationTest::answer).toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestAnswer answer(Future<TestAnswer> sent) {
    try {
      return sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
