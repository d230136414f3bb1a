package dev.bowline.localstack.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.suite.Contract;
import dev.bowline.localstack.suite.Shared;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The panel as someone at a desk, or with a small window, meets it. */
@Contract
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(value = Shared.VIEWERS, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.PROCESSORS)
class PanelTest {

  private final Installation installation = Installation.running();
  private Chromium chromium;
  private Visit panel;

  @BeforeEach
  void open() {
    assumeTrue(Files.exists(Chromium.PROGRAM), "Debian's chromium is not installed");
    chromium = new Chromium(installation);
    panel = new Visit(chromium.desk());
  }

  @AfterEach
  void leave() {
    chromium.close();
  }

  @Test
  void aWrongPasswordIsToldWithTheRequestsId() {
    panel.page().navigate("/");
    Screens.look(panel.page(), "panel-login");
    panel.page().getByLabel("E-mail address").fill("nobody@bowline.test");
    panel
        .page()
        .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill("not the password");
    panel.button("Log in").click();

    assertThat(panel.page().getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("Wrong e-mail address or password");
    Screens.look(panel.page(), "panel-login-wrong");
    assertThat(panel.complaints("status of 401")).isEmpty();
  }

  @Test
  void aDeepLinkLeadsThereAfterTheLogin() {
    panel.page().navigate("/developer/api/mobile-pairing");
    panel.page().waitForURL("**/login?to=*");
    PanelPages.logInHere(panel, installation);

    assertThat(panel.heading("Mobile pairing")).isVisible();
    panel.page().reload();
    assertThat(panel.heading("Mobile pairing")).isVisible();
    assertThat(panel.complaints()).isEmpty();
  }

  @Test
  void theServersShowLiveFigures() {
    PanelPages.logIn(panel, installation);
    assertThat(panel.page().locator(".dial.cpu .ring-text").first()).containsText("%");
    Screens.look(panel.page(), "panel-servers");
    panel.page().locator(".stretched").first().click();
    Visit.await(
        panel.page(), "Number(document.querySelector('[data-points]')?.dataset.points) > 3");
    Screens.look(panel.page(), "panel-server");
    assertThat(panel.complaints()).isEmpty();
  }

  @Test
  void aNewServerShowsItsInstallCommandsOnceAndCanBeRemoved() {
    PanelPages.logIn(panel, installation);
    panel.button("Add server").click();
    panel.page().getByLabel("Name").fill("web-09");
    Screens.lookAtDialog(panel.page(), "panel-add");
    panel.dialogButton("Show install commands").click();
    Locator commands = panel.page().getByLabel("Install commands");
    assertThat(commands).containsText("bowline enrol");
    assertThat(panel.page().getByLabel("Enrolment token")).isVisible();
    Screens.lookAtDialog(panel.page(), "panel-install");
    panel.page().keyboard().press("Escape");
    assertThat(commands).isVisible();
    panel.dialogButton("Done").click();

    panel.button("Actions for web-09").click();
    panel.item("Remove server").click();
    panel.page().getByLabel("Type “web-09” to confirm").fill("web-09");
    panel.dialogButton("Remove server").click();
    assertThat(panel.button("Actions for web-09")).isHidden(hiddenWithin(20));
    assertThat(panel.complaints()).isEmpty();
  }

  private static LocatorAssertions.IsHiddenOptions hiddenWithin(int seconds) {
    return new LocatorAssertions.IsHiddenOptions().setTimeout(seconds * 1000.0);
  }

  @Test
  void aSmallWindowAndTheKeyboardReachEverything() {
    PanelPages.logIn(panel, installation);
    panel.page().setViewportSize(390, 844);
    Screens.look(panel.page(), "panel-small");
    panel.button("Open the navigation").press("Enter");
    Screens.look(panel.page(), "panel-small-navigation");
    panel.link("Mobile pairing").press("Enter");
    assertThat(panel.heading("Mobile pairing")).isVisible();
    Screens.look(panel.page(), "panel-small-pairing");
    assertThat(panel.complaints()).isEmpty();
  }

  @Test
  void speaksGerman() {
    panel.page().navigate("/login");
    panel.button("Deutsch").click();
    assertThat(panel.heading("Bei Bowline anmelden")).isVisible();
    assertThat(panel.page().locator("html")).hasAttribute("lang", "de");
    Screens.look(panel.page(), "panel-login-german");
  }

  @Test
  void noPageAllowsAnythingUnsafe() {
    for (String path : new String[] {"/", "/m/"}) {
      Response answer = panel.page().navigate(path);
      assertThat(answer.headerValue("content-security-policy"))
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
    }
  }
}
