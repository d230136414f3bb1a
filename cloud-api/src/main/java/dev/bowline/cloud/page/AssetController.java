package dev.bowline.cloud.page;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the entry pages load: scripts, styles, fonts, pictures, the manifest, the service worker.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Public
final class AssetController {

  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
  private static final String ASK_EVERY_TIME = "no-cache";

  private final WebFiles files;

  AssetController(WebFiles files) {
    this.files = files;
  }

  /** Files with a hash of their content in their names: whoever has one never asks again. */
  @Get(uri = "/assets/{file}", produces = "*/*")
  HttpResponse<byte[]> hashed(String file, HttpHeaders headers) {
    return answer("assets/" + file, headers, FOR_A_YEAR);
  }

  /** The phone app's service worker; at the root, so that it may speak for /m/. */
  @Get(uri = "/sw.js", produces = "*/*")
  HttpResponse<byte[]> serviceWorker(HttpHeaders headers) {
    return answer("sw.js", headers, ASK_EVERY_TIME);
  }

  /** The panel's icon. */
  @Get(uri = "/favicon.svg", produces = "*/*")
  HttpResponse<byte[]> icon(HttpHeaders headers) {
    return answer("favicon.svg", headers, ASK_EVERY_TIME);
  }

  /** The phone app's manifest. */
  @Get(uri = "/m/manifest.webmanifest", produces = "*/*")
  HttpResponse<byte[]> manifest(HttpHeaders headers) {
    return answer("m/manifest.webmanifest", headers, ASK_EVERY_TIME);
  }

  /** The phone app's icons. */
  @Get(uri = "/m/icon{file}", produces = "*/*")
  HttpResponse<byte[]> phoneIcon(String file, HttpHeaders headers) {
    return answer("m/icon" + file, headers, ASK_EVERY_TIME);
  }

  private HttpResponse<byte[]> answer(String name, HttpHeaders headers, String caching) {
    WebFile file =
        files.find(name).orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such file.").exception());
    byte @Nullable [] gzip = accepts(headers, "gzip") ? file.gzip() : null;
    String tag = gzip == null ? file.tag() : file.gzipTag();
    MutableHttpResponse<byte[]> answer =
        headers.getAll(HttpHeaders.IF_NONE_MATCH).contains(tag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(gzip == null ? file.plain() : gzip).contentType(file.type());
    if (gzip != null && answer.code() == 200) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static boolean accepts(HttpHeaders headers, String coding) {
    return headers.getAll(HttpHeaders.ACCEPT_ENCODING).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .anyMatch(coding::equals);
  }
}
