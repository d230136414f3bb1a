package dev.bowline.localstack.pages;

import com.microsoft.playwright.Page;
import dev.bowline.localstack.client.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What tests do in the panel again and again. */
final class PanelPages {

  private PanelPages() {}

  /** Logs in as ROOT; the page is the servers' then. */
  static void logIn(Visit visit, Installation installation) {
    visit.page().navigate("/");
    logInHere(visit, installation);
    visit.page().waitForURL("**/servers");
  }

  /** Fills in the login page that is open. */
  static void logInHere(Visit visit, Installation installation) {
    visit.page().getByLabel("E-mail address").fill(installation.value("BOWLINE_PANEL_USER"));
    visit
        .page()
        .getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill(installation.value("BOWLINE_PANEL_PASSWORD"));
    visit.button("Log in").click();
  }

  /** Chooses an action of the phone that is paired. */
  static void deviceMenu(Visit visit, String action) {
    visit.button("Actions for Pixel 9").first().click();
    visit.item(action).click();
  }

  /** What {@code zbarimg} reads in a picture. */
  static String zbar(Path picture) throws IOException {
    Process process = new ProcessBuilder("zbarimg", "-q", "--raw", picture.toString()).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
