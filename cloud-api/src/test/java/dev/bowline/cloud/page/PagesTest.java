package dev.bowline.cloud.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class PagesTest {

  private static final Pattern NONCE = Pattern.compile("style-src 'self' 'nonce-([^']+)'");
  private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"]+)\"");

  private final TestingCloud cloud;

  PagesTest(Front front) {
    this.cloud = TestingCloud.shared(front);
  }

  @Test
  void servesThePanelAtEveryAddressOfItsRouter() {
    for (String path :
        List.of(
            "/",
            "/login",
            "/login/device",
            "/servers",
            "/servers/7",
            "/developer/api/mobile-pairing",
            "/account/security",
            "/invitation")) {
      TestAnswer answer = page(path);
      assertThat(answer.text()).as(path).contains("<div id=\"root\">").contains("/assets/panel-");
      assertThat(answer.header("Permissions-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("camera=(),"));
    }
  }

  @Test
  void servesThePhoneAppWithTheCameraAtEveryAddressBelowItsOwn() {
    for (String path : List.of("/m", "/m/", "/m/pair", "/m/services", "/m/index.html")) {
      TestAnswer answer = page(path);
      assertThat(answer.text()).as(path).contains("/m/manifest.webmanifest");
      assertThat(answer.header("Permissions-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("camera=(self),"));
    }
  }

  @Test
  void forbidsWhateverTheBuildDidNotBring() {
    for (String path : List.of("/", "/m/")) {
      TestAnswer answer = page(path);
      assertThat(answer.header("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
          .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
      assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
  }

  @Test
  void givesEveryAnswerANonceOfItsOwnAndPutsItIntoThePage() {
    Set<String> nonces =
        Stream.of("/", "/", "/m/", "/m/").map(this::nonce).collect(Collectors.toSet());

    assertThat(nonces).hasSize(4);
  }

  @Test
  void asksBrowsersToAskAgainForPagesAndToKeepHashedFilesForAYear() {
    TestAnswer page = page("/");
    assertThat(page.header("Cache-Control")).contains("no-cache");
    for (String asset : assets(page)) {
      TestAnswer answer = get(asset);
      assertThat(answer.status()).as(asset).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).contains("public, max-age=31536000, immutable");
      assertThat(answer.header("Content-Type"))
          .hasValueSatisfying(type ->
              assertThat(type).isIn("text/javascript; charset=utf-8", "text/css; charset=utf-8"));
    }
  }

  @Test
  void namesTheTypesThatInstallingNeeds() {
    Map<String, String> types =
        Map.of(
            "/sw.js", "text/javascript; charset=utf-8",
            "/m/manifest.webmanifest", "application/manifest+json",
            "/m/icon-192.png", "image/png",
            "/m/icon.svg", "image/svg+xml",
            "/favicon.svg", "image/svg+xml");
    types.forEach((path, type) -> {
      TestAnswer answer = get(path);
      assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).as(path).contains(type);
      assertThat(answer.header("Cache-Control")).as(path).contains("no-cache");
    });
  }

  @Test
  void bringsPicturesUnharmed() {
    assertThat(get("/m/icon-192.png").body()).startsWith(0x89, 'P', 'N', 'G', '\r', '\n');
  }

  @Test
  void compressesForThoseWhoReadIt() throws IOException {
    String asset = assets(page("/")).getFirst();
    TestAnswer plain = get(asset);
    TestAnswer packed =
        cloud.send(TestRequest.of("GET", asset).with("Accept-Encoding", "br, gzip"));

    assertThat(packed.header("Content-Encoding")).contains("gzip");
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(packed.header("Vary")).contains("Accept-Encoding");
    assertThat(packed.body().length).isLessThan(plain.body().length);
    assertThat(packed.header("ETag")).isNotEqualTo(plain.header("ETag"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @Test
  void answers304ToWhoHasTheFile() {
    String tag = get("/sw.js").header("ETag").orElseThrow();

    TestAnswer again = cloud.send(TestRequest.of("GET", "/sw.js").with("If-None-Match", tag));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).contains(tag);
  }

  @Test
  void answers404InJsonToFilesThatTheBuildDidNotMake() {
    for (String path :
        List.of(
            "/assets/none.js",
            "/assets/panel",
            "/index.html",
            "/m/icon-1.png",
            "/.vite/manifest.json",
            "/assets/.source-sum",
            "/nothing")) {
      TestAnswer answer = get(path);
      assertThat(answer.status()).as(path + answer.text()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void leavesTheAddressesOfTheApiToTheApi() {
    assertThat(get("/v1/servers").code()).isEqualTo("AUTH_MISSING");
    assertThat(get("/v1/nothing").code()).isEqualTo("AUTH_MISSING");
    assertThat(get("/panel/servers").code()).isEqualTo("SESSION_REQUIRED");
    assertThat(get("/agent/v1/nothing").code()).isEqualTo("AUTH_MISSING");
    assertThat(get("/api/external/v1/health").json()).containsEntry("status", "success");
  }

  private TestAnswer page(String path) {
    TestAnswer answer = get(path);
    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("text/html; charset=utf-8");
    return answer;
  }

  private String nonce(String path) {
    TestAnswer answer = page(path);
    Matcher matcher = NONCE.matcher(answer.header("Content-Security-Policy").orElseThrow());
    assertThat(matcher.find()).isTrue();
    assertThat(answer.text())
        .contains("nonce=\"" + matcher.group(1) + "\"")
        .doesNotContain(PageController.NONCE_PLACE);
    return matcher.group(1);
  }

  private TestAnswer get(String path) {
    return cloud.send(TestRequest.of("GET", path).with("Accept", "text/html,*/*;q=0.8"));
  }

  private static List<String> assets(TestAnswer page) {
    return ASSET.matcher(page.text()).results().map(found -> found.group(1)).toList();
  }
}
