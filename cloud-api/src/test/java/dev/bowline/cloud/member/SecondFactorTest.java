package dev.bowline.cloud.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Authenticator;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class SecondFactorTest {

  private static final String PATH = "/panel/second-factor";
  private static final String PASSWORD = "\"password\":\"" + PanelClient.PASSWORD + "\"";

  private final TestingCloud cloud;
  private final PanelClient root;

  SecondFactorTest(Front front) {
    cloud = ProvisionedCloud.withClockToMove(front);
    root = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void showsTheSecretOnceAndIsOnFromTheFirstCode() {
    assertThat(root.get(PATH).data()).containsEntry("enabled", false);
    TestAnswer begun = root.send("POST", PATH, "{" + PASSWORD + "}");
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(begun.header("Cache-Control")).contains("no-store");
    assertThat(begun.text()).contains("otpauth://totp/Bowline:", "<svg ");

    Authenticator app = Authenticator.enabledBy(cloud, root);
    assertThat(app.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
    TestAnswer shown = root.get(PATH);
    assertThat(shown.data())
        .containsEntry("enabled", true)
        .containsEntry("recovery_codes_left", 10);
    assertThat(shown.text()).doesNotContain("otpauth", app.recoveryCodes().getFirst());
    assertThat(root.get("/panel/members").text()).contains("\"second_factor\":true");
    assertThat(AuditEntries.of(cloud, "member:" + root.memberId()))
        .anyMatch(entry -> entry.startsWith("second-factor.enable"))
        .noneMatch(entry -> entry.contains(app.recoveryCodes().getFirst()));
  }

  @Test
  void asksForTheCodeAfterThePassword() {
    Authenticator app = Authenticator.enabledBy(cloud, root);

    assertThat(logIn(root, null).code()).isEqualTo("CODE_REQUIRED");
    assertThat(PanelClient.logIn(cloud, root.email(), "wrong").code()).isEqualTo("LOGIN_FAILED");
    assertThat(logIn(root, "000000").code()).isEqualTo("CODE_WRONG");
    TestAnswer in = logIn(root, app.next());
    assertThat(in.status()).as(in.text()).isEqualTo(200);
    assertThat(in.header("Set-Cookie")).isPresent();
  }

  @Test
  void doesNotCountBeforeItIsConfirmed() {
    Authenticator.begunBy(cloud, root);
    assertThat(logIn(root, null).status()).isEqualTo(200);
    Authenticator.enabledBy(cloud, root);
    assertThat(logIn(root, null).code()).isEqualTo("CODE_REQUIRED");
  }

  @Test
  void takesNoCodeTwiceHoweverManySendItAtATime() throws Exception {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    String code = app.next();
    assertThat(statuses(code)).containsOnlyOnce(200);
    cloud.clock().advance(Duration.ofMinutes(1));
    assertThat(logIn(root, code).code()).isEqualTo("CODE_WRONG");
  }

  @Test
  void takesEachRecoveryCodeOnceHoweverManySendItAtATime() throws Exception {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    assertThat(statuses(app.recoveryCodes().getFirst().toUpperCase(Locale.ROOT)))
        .containsOnlyOnce(200);

    assertThat(root.get(PATH).data()).containsEntry("recovery_codes_left", 9);
    assertThat(logIn(root, app.recoveryCodes().get(1).replace("-", "")).status()).isEqualTo(200);
    assertThat(AuditEntries.of(cloud, "member:" + root.memberId()))
        .anyMatch(entry -> entry.startsWith("second-factor.recover"));
  }

  @Test
  void countsWrongCodesAsFailedLoginsAndForgetsNoneWhileTheyAreAskedFor() {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    for (int i = 0; i < Lockout.FREE; i++) {
      assertThat(logIn(root, "00000" + i).code()).isEqualTo("CODE_WRONG");
      if (i < Lockout.FREE - 1) {
        assertThat(logIn(root, null).code()).isEqualTo("CODE_REQUIRED");
      }
    }
    assertThat(logIn(root, app.recoveryCodes().getFirst()).code()).isEqualTo("LOGIN_LOCKED");
    assertThat(root.send("POST", PATH + "/recovery-codes", "{\"code\":\"000000\"}").code())
        .isEqualTo("LOGIN_LOCKED");
    app.next();
    assertThat(logIn(root, app.next()).status()).isEqualTo(200);
  }

  @Test
  void needsThePasswordToBegin() {
    assertThat(root.send("POST", PATH, "{}").status()).isEqualTo(400);
    assertThat(root.send("POST", PATH, "{\"password\":\"wrong\"}").code())
        .isEqualTo("PASSWORD_WRONG");
    assertThat(root.send("POST", PATH + "/confirm", "{\"code\":\"000000\"}").code())
        .isEqualTo("CONFLICT");
    Authenticator.enabledBy(cloud, root);
    assertThat(root.send("POST", PATH, "{" + PASSWORD + "}").code()).isEqualTo("CONFLICT");
  }

  @Test
  void makesNewRecoveryCodesThatEndThoseBefore() {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    TestAnswer renewed =
        root.send("POST", PATH + "/recovery-codes", "{\"code\":\"" + app.next() + "\"}");

    assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
    assertThat(logIn(root, app.recoveryCodes().getFirst()).code()).isEqualTo("CODE_WRONG");
    assertThat(logIn(root, Authenticator.texts(renewed).getFirst()).status()).isEqualTo(200);
  }

  @Test
  void isSwitchedOffByPasswordAndCode() {
    Authenticator app = Authenticator.enabledBy(cloud, root);

    assertThat(root.send("POST", PATH + "/remove", "{" + PASSWORD + "}").status()).isEqualTo(400);
    assertThat(root.send("POST", PATH + "/remove", "{" + PASSWORD + ",\"code\":\"000000\"}").code())
        .isEqualTo("CODE_WRONG");
    TestAnswer off =
        root.send("POST", PATH + "/remove", "{%s,\"code\":\"%s\"}".formatted(PASSWORD, app.next()));
    assertThat(off.data()).containsEntry("enabled", false).containsEntry("recovery_codes_left", 0);
    assertThat(logIn(root, null).status()).isEqualTo(200);
  }

  @Test
  void isSwitchedOffByRootForOneWhoLostIt() {
    PanelClient user = root.colleague(Role.USER);
    PanelClient admin = root.colleague(Role.ADMIN);
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    Authenticator.enabledBy(cloud, user);
    String path = "/panel/members/" + user.memberId() + "/second-factor";

    assertThat(admin.send("DELETE", path).code()).isEqualTo("FORBIDDEN");
    assertThat(stranger.send("DELETE", path).status()).isEqualTo(404);
    assertThat(logIn(user, null).code()).isEqualTo("CODE_REQUIRED");
    assertThat(root.send("DELETE", path).status()).isEqualTo(200);
    assertThat(logIn(user, null).status()).isEqualTo(200);
  }

  @Test
  void isEachMembersOwn() {
    Authenticator own = Authenticator.enabledBy(cloud, root);
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    Authenticator.enabledBy(cloud, stranger);

    assertThat(logIn(stranger, own.next()).code()).isEqualTo("CODE_WRONG");
    assertThat(logIn(stranger, own.recoveryCodes().getFirst()).code()).isEqualTo("CODE_WRONG");
    assertThat(logIn(root, own.recoveryCodes().getFirst()).status()).isEqualTo(200);
  }

  private TestAnswer logIn(PanelClient person, @Nullable String code) {
    return PanelClient.logIn(cloud, person.email(), PanelClient.PASSWORD, code);
  }

  private List<Integer> statuses(String code) throws InterruptedException {
    Callable<Integer> login = () -> logIn(root, code).status();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(Collections.nCopies(4, login)).stream()
          .map(Future::resultNow)
          .toList();
    }
  }
}
