package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.platform.Installation;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /panel/postman-collection.json}: the API for Postman, drawn once per process. */
@Controller("/panel/postman-collection.json")
@PanelOnly
final class PostmanController {

  private static final String AS_FILE = "attachment; filename=\"bowline.postman_collection.json\"";

  private final Supplier<Map<String, Object>> collection;

  PostmanController(Endpoints endpoints, Examples examples, Installation installation) {
    this.collection =
        SupplierUtil.memoized(() ->
            new PostmanCollection(examples)
                .of(endpoints.all(), installation.publicUrl() + "/api/external"));
  }

  @Get
  HttpResponse<Map<String, Object>> collection() {
    return HttpResponse.ok(collection.get()).header(HttpHeaders.CONTENT_DISPOSITION, AS_FILE);
  }
}
