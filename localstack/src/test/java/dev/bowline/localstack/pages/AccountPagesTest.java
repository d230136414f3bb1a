package dev.bowline.localstack.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** People who join a tenant, and what each does about the safety of their own login. */
@EndToEnd
@ResourceLock(value = Shared.VIEWERS, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.PROCESSORS)
class AccountPagesTest {

  private static final String PASSWORD = "correct horse battery staple";

  private final Installation installation = Installation.running();
  private final String email = "guest-" + UUID.randomUUID() + "@bowline.test";
  private Chromium chromium;
  private Visit root;
  private Visit guest;

  @BeforeEach
  void open() {
    assumeTrue(Files.exists(Chromium.PROGRAM), "Debian's chromium is not installed");
    chromium = new Chromium(installation);
    root = new Visit(chromium.desk());
    guest = new Visit(chromium.desk());
  }

  @AfterEach
  void leave() {
    chromium.close();
  }

  @Test
  void someoneIsInvitedAndComesAndIsRemoved() {
    join("ADMIN");

    assertThat(guest.link("Users")).isVisible();
    root.page().reload();
    assertThat(root.page().getByTestId("member-" + email)).containsText("Guest");
    Screens.look(root.page(), "panel-users");
    root.button("Remove " + email).click();
    root.page().getByLabel("Type “" + email + "” to confirm").fill(email);
    root.dialogButton("Remove").click();
    assertThat(root.page().getByTestId("member-" + email)).isHidden();

    guest.page().reload();
    assertThat(guest.button("Log in")).isVisible();
    assertThat(root.complaints()).isEmpty();
  }

  @Test
  void aSecondFactorIsSwitchedOnAndAskedForAtTheNextLogin() {
    join("USER");
    guest.page().navigate("/account/security");
    guest.button("Switch on").first().waitFor();
    Screens.look(guest.page(), "panel-security");
    guest.button("Switch on").first().click();
    guest
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByLabel("Password", new Locator.GetByLabelOptions().setExact(true))
        .fill(PASSWORD);
    guest.dialogButton("Go on").click();
    String secret = guest.page().getByTestId("totp-secret").textContent().strip();
    Screens.lookAtDialog(guest.page(), "panel-second-factor");
    guest.page().getByLabel("Code", exactly()).fill(code(secret));
    guest.dialogButton("Switch on").click();
    String recovery =
        guest.page().getByTestId("recovery-codes").textContent().strip().split("\n", -1)[0];
    guest.dialogButton("I have kept them").click();
    assertThat(guest.page().getByText("Recovery codes left: 10")).isVisible();

    guest.button("Account").click();
    guest.item("Log out").click();
    guest.page().getByLabel("E-mail address").fill(email);
    guest.page().getByLabel("Password", exactly()).fill(PASSWORD);
    guest.button("Log in").click();
    guest.page().getByLabel("Code", exactly()).fill(recovery);
    Screens.look(guest.page(), "panel-login-code");
    guest.button("Log in").click();
    assertThat(guest.heading("Security")).isVisible();
    assertThat(guest.page().getByTestId("session")).hasCount(1);
    assertThat(guest.complaints("status of 401")).isEmpty();
  }

  /** ROOT invites, the guest opens the link and chooses a password. */
  private void join(String role) {
    PanelPages.logIn(root, installation);
    root.link("Users").click();
    root.button("Invite someone").click();
    root.page().getByLabel("E-mail address").fill(email);
    root.page().getByRole(AriaRole.DIALOG).getByLabel("Role").selectOption(role);
    root.dialogButton("Show the link").click();
    String link = root.page().getByTestId("invitation-link").textContent().strip();
    root.dialogButton("Done").click();

    guest.page().navigate(link.substring(link.indexOf("/invitation")));
    assertThat(guest.page().getByLabel("E-mail address")).hasValue(email);
    Screens.look(guest.page(), "panel-invitation");
    guest.page().getByLabel("Your name").fill("Guest");
    guest.page().getByLabel("Password", exactly()).fill(PASSWORD);
    guest.button("Accept the invitation").click();
    assertThat(guest.link("Security")).isVisible();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static String code(String secret) {
    return OneTimeCode.of(secret, InstantSource.system().instant());
  }
}
