package dev.bowline.localstack.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * One phone's life, from the QR code in the panel to its deletion. Each step needs the one before.
 */
@EndToEnd
@Isolated("a figure must follow a load that nobody else makes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PairedPhoneTest {

  private static final Path PICTURE = Path.of("target/screenshots/qr.png");
  private static final String LOAD = "bowline-pages-load";
  private static final int IDLE = 70;
  private static final int BUSY = 90;

  private final Installation installation = Installation.running();
  private final Shell shell = Shell.of(installation);
  private Chromium chromium;
  private Visit panel;
  private @Nullable BrowserContext pocket;
  private @Nullable Visit phone;

  @BeforeAll
  void openThePanel() throws Exception {
    assumeTrue(Files.exists(Chromium.PROGRAM), "Debian's chromium is not installed");
    Files.createDirectories(PICTURE.getParent());
    chromium = new Chromium(installation);
    panel = new Visit(chromium.desk());
    PanelPages.logIn(panel, installation);
  }

  @AfterAll
  void leave() throws Exception {
    shell.run("exec", "1", "systemctl", "stop", LOAD);
    chromium.close();
  }

  @Test
  @Order(1)
  void thePanelShowsACodeThatOtherProgramsReadToo() throws Exception {
    panel.link("Pair a phone").click();
    assertThat(panel.page()).hasURL("/developer/api/mobile-pairing");
    Screens.look(panel.page(), "panel-pairing");
    panel.button("Generate pairing code").click();
    Locator qr = panel.page().getByTestId("qr");
    assertThat(qr).isVisible();
    panel.page().locator(".qr").screenshot(new Locator.ScreenshotOptions().setPath(PICTURE));

    assertThat(PanelPages.zbar(PICTURE))
        .matches(installation.url() + "/m/pair#t=[A-Za-z0-9]{64}&n=[A-Za-z0-9]{32}");
    Screens.look(panel.page(), "panel-pairing-qr");
  }

  @Test
  @Order(2)
  void thePhoneScansItAndBothShowTheSameDigits() throws Exception {
    pocket = chromium.phone(Camera.film(PICTURE).toAbsolutePath());
    phone = new Visit(pocket());
    phone().page().navigate("/m/");
    Screens.look(phone().page(), "phone-welcome");
    phone().button("Scan QR code").click();
    phone().button("Connect").waitFor();
    assertThat(phone().page().url()).doesNotContain("t=");
    Screens.look(phone().page(), "phone-invited");
    phone().button("Connect").click();

    String digits = phone().page().getByTestId("match-code").innerText();
    assertThat(digits).matches("[0-9]{3} [0-9]{3}");
    assertThat(panel.page().getByTestId("match-code")).hasText(digits);
    assertThat(panel.page().getByText("Pixel 9").first()).isVisible();
    Screens.look(phone().page(), "phone-code");
    Screens.look(panel.page(), "panel-pairing-claimed");
  }

  @Test
  @Order(3)
  void confirmedItIsOnlineAndKeepsAKeyThatNobodyCanReadAgain() {
    panel.button("Confirm").click();
    long confirmed = System.nanoTime();
    assertThat(phone().page().getByTestId("standing")).hasText("Online");
    System.out.printf(
        "Phone: online %d ms after the confirmation%n",
        (System.nanoTime() - confirmed) / 1_000_000);
    assertThat(panel.page().getByTestId("paired")).hasText("Paired: Pixel 9");
    assertThat(phone().page().evaluate(PhonePages.STORED_KEY).toString())
        .contains("CryptoKey", "false", "InvalidAccessError")
        .doesNotContain("msk_");
    Screens.look(panel.page(), "panel-paired");
  }

  @Test
  @Order(4)
  void itsProcessorFigureFollowsALoadOnTheServer() throws Exception {
    Screens.look(phone().page(), "phone-home");
    // Test servers share the processors of this machine: others may leave nothing to follow.
    assumeTrue(
        PhonePages.isReached(phone().page(), "value => value < " + IDLE),
        "This machine is busy with something else");
    shell.onServer(
        1,
        "systemd-run",
        "--unit=" + LOAD,
        "--collect",
        "--property=RuntimeMaxSec=120",
        "/bin/bash",
        "-c",
        "for one in $(seq $(nproc)); do while :; do :; done & done; wait");
    assertThat(PhonePages.isReached(phone().page(), "value => value > " + BUSY)).isTrue();
    shell.onServer(1, "systemctl", "stop", LOAD);
    assertThat(PhonePages.isReached(phone().page(), "value => value < " + IDLE)).isTrue();
    Screens.look(phone().page(), "phone-followed");
  }

  @Test
  @Order(5)
  void itRestartsAServiceAfterAsking() throws Exception {
    String before = mainPid();
    phone().link("Services").click();
    phone().button("Restart nginx").click();
    Screens.lookAtDialog(phone().page(), "phone-restart");
    phone().dialogButton("Restart").click();
    assertThat(phone().page().getByText("Restarted", new Page.GetByTextOptions().setExact(true)))
        .isVisible();

    assertThat(mainPid()).isNotEqualTo(before);
    Screens.look(phone().page(), "phone-services");
  }

  @Test
  @Order(6)
  void itStartsABackupAndShowsItComplete() {
    phone().link("Backups").click();
    phone().button("Back up now").click();
    Locator run = phone().page().locator(".run").getByRole(AriaRole.STATUS);
    assertThat(run).hasText("Complete", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    Locator newest = phone().page().locator(".list li").first();
    assertThat(newest).containsText("phone-");
    assertThat(newest).containsText("Complete");
    Screens.look(phone().page(), "phone-backups");
    phone().link("This phone").click();
    Screens.look(phone().page(), "phone-more");
    phone().link("Server").click();
  }

  @Test
  @Order(7)
  void offlineItShowsTheLastFiguresAndTheirAge() {
    Visit.await(phone().page(), PhonePages.WORKER_ACTIVE);
    phone().page().reload();
    Visit.await(phone().page(), "!!navigator.serviceWorker.controller");
    phone().page().getByTestId("cpu").waitFor();
    pocket().setOffline(true);
    phone().page().reload();
    assertThat(phone().page().getByTestId("standing")).hasText("Offline");
    assertThat(phone().page().getByTestId("cpu")).isVisible();
    assertThat(phone().page().getByTestId("age")).containsText("Last seen", within(25));
    Screens.look(phone().page(), "phone-offline");
    pocket().setOffline(false);
    assertThat(phone().page().getByTestId("standing")).hasText("Online");
  }

  @Test
  @Order(8)
  void revokedItsVeryNextCallIs403AndThePageSaysSo() {
    PanelPages.deviceMenu(panel, "Revoke");
    Screens.lookAtDialog(panel.page(), "panel-revoke");
    panel
        .page()
        .waitForResponse(
            answer -> answer.url().endsWith("/revoke"), () -> panel.dialogButton("Revoke").click());
    Request next =
        phone().page().waitForRequest(request -> request.url().contains("/v1/"), () -> {});

    assertThat(next.response().status()).isEqualTo(403);
    assertThat(phone().heading("Access revoked")).isVisible();
    Screens.look(phone().page(), "phone-revoked");
    Screens.look(panel.page(), "panel-revoked");
  }

  @Test
  @Order(9)
  void restoredItWorksAgainWithoutPairing() {
    PanelPages.deviceMenu(panel, "Restore");
    panel.dialogButton("Restore").click();

    assertThat(phone().page().getByTestId("standing")).containsText("Online", within(20));
    assertThat(phone().page().getByTestId("cpu")).isVisible();
  }

  @Test
  @Order(10)
  void deletedItIsNotKnownAndOffersToPairAgain() {
    PanelPages.deviceMenu(panel, "Delete");
    panel.page().getByLabel("Type “Pixel 9” to confirm").fill("Pixel 9");
    Screens.lookAtDialog(panel.page(), "panel-delete");
    panel.dialogButton("Delete").click();

    assertThat(phone().heading("This phone is not known")).isVisible(visibleWithin(20));
    assertThat(phone().button("Pair again")).isVisible();
    Screens.look(phone().page(), "phone-unknown");
  }

  @Test
  @Order(11)
  void noConsoleComplainedOfAnythingButTheProvokedRefusals() {
    assertThat(panel.complaints()).isEmpty();
    assertThat(
            phone()
                .complaints(
                    "status of 403",
                    "status of 401",
                    "status of 404",
                    "ERR_INTERNET_DISCONNECTED",
                    // The scanner reads every frame of the camera.
                    "willReadFrequently"))
        .isEmpty();
  }

  private BrowserContext pocket() {
    return Objects.requireNonNull(pocket, "No phone has scanned the code");
  }

  private Visit phone() {
    return Objects.requireNonNull(phone, "No phone has scanned the code");
  }

  private String mainPid() throws Exception {
    return shell.onServer(1, "systemctl", "show", "--property=MainPID", "--value", "nginx");
  }

  private static LocatorAssertions.ContainsTextOptions within(int seconds) {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000.0);
  }

  private static LocatorAssertions.IsVisibleOptions visibleWithin(int seconds) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(seconds * 1000.0);
  }
}
