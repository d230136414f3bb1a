package dev.bowline.cloud.deviceauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.CommandLine;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginTimesTest {

  private static final TestingCloud CLOUD = ProvisionedCloud.start(Front.NETTY);

  private final PanelClient panel = PanelClient.ofNewTenant(CLOUD);

  @AfterEach
  void letTheClockRun() {
    CLOUD.clock().run();
  }

  @AfterAll
  static void stop() {
    CLOUD.close();
  }

  @Test
  void slowsATerminalThatPollsTooFastAndEachTimeByFiveSecondsMore() {
    stopAtTheBeginningOfAWindow();
    CommandLine terminal = CommandLine.on(CLOUD, "hasty");
    assertThat(error(terminal.poll())).isEqualTo("authorization_pending");
    CLOUD.clock().advance(Duration.ofMillis(4_999));
    assertThat(error(terminal.poll())).isEqualTo("slow_down");
    CLOUD.clock().advance(Duration.ofMillis(9_999));
    assertThat(error(terminal.poll())).isEqualTo("slow_down");
    CLOUD.clock().advance(Duration.ofSeconds(15));
    assertThat(error(terminal.poll())).isEqualTo("authorization_pending");
    CLOUD.clock().advance(Duration.ofSeconds(15));
    assertThat(error(terminal.poll())).isEqualTo("authorization_pending");
  }

  @Test
  void forgetsACodeAfterTenMinutesThoughItIsStillStored() {
    stopAtTheBeginningOfAWindow();
    CommandLine terminal = CommandLine.on(CLOUD, "late");
    CommandLine approved = CommandLine.on(CLOUD, "approved");
    panel.send("POST", approved.path() + "/approve");
    CLOUD.clock().advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(panel.get(terminal.path()).status()).isEqualTo(200);
    CLOUD.clock().advance(Duration.ofMillis(1));

    assertThat(panel.get(terminal.path()).status()).isEqualTo(404);
    assertThat(panel.send("POST", terminal.path() + "/approve").status()).isEqualTo(404);
    assertThat(error(terminal.poll())).isEqualTo("expired_token");
    assertThat(error(approved.poll())).isEqualTo("expired_token");
  }

  @Test
  void letsAMemberLookAtThirtyCodesInTenMinutes() {
    stopAtTheBeginningOfAWindow();
    CommandLine terminal = CommandLine.on(CLOUD, "guessed");
    for (int guess = 0; guess < Allowances.CODES; guess++) {
      assertThat(panel.get("/panel/device-authorizations/BCDFGHJK").status()).isEqualTo(404);
    }
    TestAnswer refused = panel.get(terminal.path());
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).contains("601");
    assertThat(panel.send("POST", terminal.path() + "/approve").code()).isEqualTo("RATE_LIMITED");
    assertThat(PanelClient.ofNewTenant(CLOUD).get(terminal.path()).status()).isEqualTo(200);

    CLOUD.clock().advance(Duration.ofMinutes(10));
    assertThat(panel.get("/panel/device-authorizations/BCDFGHJK").status()).isEqualTo(404);
  }

  @Test
  void letsANetworkAskForSixtyLoginsInTenMinutes() {
    stopAtTheBeginningOfAWindow();
    CLOUD.clock().advance(Duration.ofDays(1));
    for (int asked = 0; asked < Allowances.REQUESTS; asked++) {
      CommandLine.on(CLOUD, "crowd");
    }
    TestAnswer refused =
        CommandLine.form(CLOUD, "/oauth/device_authorization", Map.of("client_id", "bowline-cli"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(error(refused)).isEqualTo("temporarily_unavailable");
    assertThat(refused.header("Retry-After")).isPresent();
  }

  @Test
  void aSessionInATerminalLastsThirtyDaysUsedOrNot() {
    Instant start = CLOUD.clock().instant();
    CLOUD.clock().stopAt(start);
    String token = CommandLine.token(panel, CLOUD, "long");
    CLOUD.clock().stopAt(start.plus(Duration.ofDays(30)).minusMillis(1));
    assertThat(whoAmI(token).status()).isEqualTo(200);
    CLOUD.clock().stopAt(start.plus(Duration.ofDays(30)));
    TestAnswer ended = whoAmI(token);
    assertThat(ended.status()).isEqualTo(401);
    assertThat(ended.code()).isEqualTo("SESSION_REQUIRED");
    assertThat(ended.details()).contains("bowline login");
  }

  private static void stopAtTheBeginningOfAWindow() {
    long window = Duration.ofMinutes(10).toSeconds();
    long now = CLOUD.clock().instant().getEpochSecond();
    CLOUD.clock().stopAt(Instant.ofEpochSecond((now / window) * window));
  }

  private static TestAnswer whoAmI(String token) {
    return CLOUD.send(CommandLine.request(token, "GET", "/panel/session"));
  }

  private static String error(TestAnswer answer) {
    return String.valueOf(answer.json().get("error"));
  }
}
