package dev.bowline.localstack.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.e2e.CommandLine;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page on which a member decides about a command line. */
@EndToEnd
@ResourceLock(value = Shared.VIEWERS, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.PROCESSORS)
class CommandLineLoginTest {

  private final Installation installation = Installation.running();
  private final CommandLine terminal;

  CommandLineLoginTest(@TempDir Path folder) {
    this.terminal = new CommandLine(installation, folder);
  }

  @BeforeEach
  void needChromium() {
    assumeTrue(Files.exists(Chromium.PROGRAM), "Debian's chromium is not installed");
  }

  @Test
  void theLinkLeadsThroughTheLoginToWhoAsks() throws Exception {
    CommandLine.Running asking = terminal.login();
    String code = asking.told("and type the code ");
    try (Chromium chromium = new Chromium(installation)) {
      Visit panel = new Visit(chromium.desk());
      panel.page().navigate(asking.told("or open "));
      panel.page().waitForURL("**/login?to=*");
      PanelPages.logInHere(panel, installation);
      assertThat(panel.page().getByLabel("Code")).hasValue(code);
      Screens.look(panel.page(), "panel-cli-code");
      panel.button("Continue").click();
      assertThat(panel.page().getByText(code)).isVisible();
      Screens.look(panel.page(), "panel-cli-asks");
      panel.button("Approve").click();
      assertThat(panel.page().getByTestId("decided")).containsText("Approved");
      assertThat(panel.complaints()).isEmpty();
    }
    CommandLine.Ended ended = asking.end();
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(terminal.run("whoami").out()).startsWith(installation.value("BOWLINE_PANEL_USER"));
  }

  @Test
  void whoeverIsDeniedIsToldAndKeepsNothing() throws Exception {
    CommandLine.Running asking = terminal.login();
    String code = asking.told("and type the code ");
    try (Chromium chromium = new Chromium(installation)) {
      Visit panel = new Visit(chromium.desk());
      PanelPages.logIn(panel, installation);
      panel.page().navigate("/login/device");
      panel.page().getByLabel("Code").fill(code.replace("-", ""));
      panel.button("Continue").click();
      panel.button("Deny").click();
      assertThat(panel.page().getByTestId("decided")).containsText("Denied");
    }
    CommandLine.Ended denied = asking.end();
    assertThat(denied.exit()).isEqualTo(4);
    assertThat(denied.err()).contains("denied this login");
    assertThat(terminal.loginFile()).doesNotExist();
  }
}
