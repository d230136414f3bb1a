package dev.bowline.localstack.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.bowline.localstack.client.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium. It trusts the local authority by the hash of its key, and nothing else that it
 * would not trust anyway: with certificate errors ignored it would not install a service worker.
 */
final class Chromium implements AutoCloseable {

  static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private static final List<String> ALONE =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final String PIXEL =
      "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/156.0.0.0 Mobile Safari/537.36";

  private final Installation installation;
  private final Playwright playwright;
  private final List<Browser> browsers = new ArrayList<>();

  Chromium(Installation installation) {
    this.installation = installation;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Someone at a desk, with a window of 1280 by 800. */
  BrowserContext desk() {
    return launch().newContext(options().setViewportSize(1280, 800));
  }

  /** A phone of 390 by 844; its camera shows {@code video}. */
  BrowserContext phone(Path video) {
    return launch(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-video-capture=" + video)
        .newContext(
            options()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true)
                .setUserAgent(PIXEL)
                .setPermissions(List.of("camera")));
  }

  @Override
  public void close() {
    browsers.forEach(Browser::close);
    playwright.close();
  }

  private Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setBaseURL(installation.url().toString())
        .setLocale("en-GB")
        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
  }

  private Browser launch(String... more) {
    List<String> arguments = new ArrayList<>(ALONE);
    arguments.add("--ignore-certificate-errors-spki-list=" + authorityKey());
    arguments.addAll(Arrays.asList(more));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(arguments));
    browsers.add(browser);
    return browser;
  }

  private String authorityKey() {
    try (InputStream file = Files.newInputStream(installation.authority())) {
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(file)
              .getPublicKey()
              .getEncoded();
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("Not a certificate: " + installation.authority(), e);
    }
  }
}
