package dev.bowline.cloud.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Authenticator;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class HighSecurityTest {

  private final TestingCloud cloud;
  private final PanelClient root;

  HighSecurityTest(Front front) {
    cloud = ProvisionedCloud.withClockToMove(front);
    root = PanelClient.ofNewTenant(cloud);
  }

  @Test
  @DisplayName("row 63: High Security without a code answers 403 STEP_UP_REQUIRED on every route")
  void asksForACodeOnEveryRouteThatManagesTheApi() throws IOException {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    PanelClient without = root.colleague(Role.ROOT);
    switchOn(app);
    List<PanelRoute> guarded =
        PanelRoute.all().stream().filter(route -> !route.everyday()).toList();
    assertThat(guarded).hasSizeGreaterThan(40);
    for (PanelRoute route : guarded) {
      TestAnswer answer = cloud.send(route.request(without));
      assertThat(answer.status()).as(route.toString()).isEqualTo(403);
      assertThat(answer.code()).as(route.toString()).isEqualTo("STEP_UP_REQUIRED");
    }
    assertThat(guarded.stream().map(PanelRoute::path))
        .contains(
            "/panel/keys",
            "/panel/tokens",
            "/panel/devices",
            "/panel/pairings",
            "/panel/webhooks",
            "/panel/members",
            "/panel/audit",
            "/panel/analytics");
  }

  @Test
  @DisplayName(
      "row 63: a code opens the same routes for a quarter of an hour, in this session alone")
  void opensThemByACodeForAQuarterOfAnHour() {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    switchOn(app);
    PanelClient other = root.againWith(app.recoveryCodes().getFirst());
    cloud.clock().advance(Duration.ofMinutes(15));
    assertThat(root.get("/panel/keys").code()).isEqualTo("STEP_UP_REQUIRED");

    assertThat(stepUp(root, "000000").code()).isEqualTo("CODE_WRONG");
    assertThat(root.get("/panel/keys").code()).isEqualTo("STEP_UP_REQUIRED");
    assertThat(stepUp(root, app.next()).status()).isEqualTo(200);

    assertThat(root.get("/panel/keys").status()).isEqualTo(200);
    assertThat(other.get("/panel/keys").code()).isEqualTo("STEP_UP_REQUIRED");
    cloud.clock().advance(Duration.ofMinutes(14));
    assertThat(root.get("/panel/keys").status()).isEqualTo(200);
    cloud.clock().advance(Duration.ofMinutes(1));
    assertThat(root.get("/panel/keys").code()).isEqualTo("STEP_UP_REQUIRED");
  }

  @Test
  void leavesEverydayWorkAlone() {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    PanelClient admin = root.colleague(Role.ADMIN);
    switchOn(app);
    assertThat(admin.get("/panel/session").status()).isEqualTo(200);
    assertThat(admin.get("/panel/servers").status()).isEqualTo(200);
    assertThat(admin.get("/panel/sessions").status()).isEqualTo(200);
    assertThat(admin.get("/panel/keys").code()).isEqualTo("STEP_UP_REQUIRED");
    Authenticator own = Authenticator.enabledBy(cloud, admin);
    assertThat(admin.get("/panel/keys").status()).isEqualTo(200);
    assertThat(own.recoveryCodes()).hasSize(10);
  }

  @Test
  void takesALoginWithACodeForACode() {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    switchOn(app);
    assertThat(root.againWith(app.next()).get("/panel/keys").status()).isEqualTo(200);
  }

  @Test
  void isSwitchedByRootWithACodeAndForTheirTenantAlone() {
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    PanelClient admin = root.colleague(Role.ADMIN);
    assertThat(edit(root, true, "000000").code()).isEqualTo("CONFLICT");
    Authenticator app = Authenticator.enabledBy(cloud, root);
    assertThat(edit(root, true, "000000").code()).isEqualTo("CODE_WRONG");
    assertThat(edit(admin, true, app.next()).code()).isEqualTo("FORBIDDEN");

    switchOn(app);
    assertThat(root.get("/panel/security").data()).containsEntry("high_security", true);
    assertThat(stranger.get("/panel/security").data()).containsEntry("high_security", false);
    assertThat(stranger.get("/panel/keys").status()).isEqualTo(200);
    assertThat(admin.get("/panel/keys").code()).isEqualTo("STEP_UP_REQUIRED");
    assertThat(edit(root, false, app.next()).data()).containsEntry("high_security", false);
    assertThat(admin.get("/panel/keys").status()).isEqualTo(200);
    assertThat(AuditEntries.of(cloud, "tenant:" + root.tenantId()))
        .hasSize(2)
        .allMatch(entry -> entry.startsWith("tenant.security member:" + root.memberId()));
  }

  @Test
  void asksWhoSwitchedTheirSecondFactorOff() {
    Authenticator app = Authenticator.enabledBy(cloud, root);
    switchOn(app);
    root.send(
        "POST",
        "/panel/second-factor/remove",
        "{\"password\":\"%s\",\"code\":\"%s\"}".formatted(PanelClient.PASSWORD, app.next()));
    assertThat(root.get("/panel/keys").code()).isEqualTo("STEP_UP_REQUIRED");
    assertThat(stepUp(root, app.next()).code()).isEqualTo("CONFLICT");
  }

  private void switchOn(Authenticator app) {
    TestAnswer on = edit(root, true, app.next());
    assertThat(on.status()).as(on.text()).isEqualTo(200);
  }

  private static TestAnswer edit(PanelClient by, boolean on, String code) {
    return by.send(
        "PUT", "/panel/security", "{\"high_security\":%s,\"code\":\"%s\"}".formatted(on, code));
  }

  private static TestAnswer stepUp(PanelClient person, String code) {
    return person.send("POST", "/panel/session/step-up", "{\"code\":\"" + code + "\"}");
  }
}
