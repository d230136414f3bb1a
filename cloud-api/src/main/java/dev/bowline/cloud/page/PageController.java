package dev.bowline.cloud.page;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.platform.Installation;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;

/**
 * The entry pages, also at the addresses that the pages' own routers make up, so that every address
 * can be opened directly. Those lie where the API has no routes of its own.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Public
final class PageController {

  /** Stands in the built pages where the nonce belongs. */
  static final String NONCE_PLACE = "csp-nonce-of-this-answer";

  private static final String A_YEAR_OF_HTTPS = "max-age=31536000";

  private final WebFiles files;
  private final Nonces nonces;
  private final boolean local;

  PageController(WebFiles files, Nonces nonces, Installation installation) {
    this.files = files;
    this.nonces = nonces;
    this.local = installation.local();
  }

  /** The panel. Routes that name a type would win over more exact ones that do not. */
  @Get(
      uris = {
        "/",
        "/login",
        "/login/device",
        "/servers",
        "/servers/{+page}",
        "/developer",
        "/developer/{+page}",
        "/account/{+page}",
        "/invitation"
      },
      produces = "*/*")
  HttpResponse<byte[]> panel() {
    return page(EntryPage.PANEL);
  }

  /** The phone app. */
  @Get(
      uris = {"/m", "/m/{+page}"},
      produces = "*/*")
  HttpResponse<byte[]> phone() {
    return page(EntryPage.PHONE);
  }

  private HttpResponse<byte[]> page(EntryPage page) {
    String nonce = nonces.next();
    WebFile file =
        files
            .find(page.file())
            .orElseThrow(() -> new IllegalStateException("The build has no " + page.file()));
    byte[] html =
        new String(file.plain(), StandardCharsets.UTF_8)
            .replace(NONCE_PLACE, nonce)
            .getBytes(StandardCharsets.UTF_8);
    MutableHttpResponse<byte[]> answer =
        HttpResponse.ok(html)
            .contentType(file.type())
            .header(HttpHeaders.CACHE_CONTROL, "no-cache")
            .header("Content-Security-Policy", ContentPolicy.of(nonce))
            .header("Permissions-Policy", page.permissions())
            .header("Referrer-Policy", "no-referrer")
            .header("X-Content-Type-Options", "nosniff")
            .header("Cross-Origin-Opener-Policy", "same-origin");
    // Browsers that learnt it for a local address would refuse every other server there.
    return local ? answer : answer.header("Strict-Transport-Security", A_YEAR_OF_HTTPS);
  }
}
