package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.platform.Installation;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /v1/openapi.json}, drawn from the routes themselves, once per process. */
@Controller("/v1/openapi.json")
final class OpenApiController {

  private final Supplier<Map<String, Object>> document;

  OpenApiController(Endpoints endpoints, Examples examples, Installation installation) {
    this.document =
        SupplierUtil.memoized(() ->
            new OpenApi(examples)
                .document(endpoints.all(), installation.publicUrl() + "/api/external"));
  }

  @Get
  @Public
  @Described("Shows this API as an OpenAPI 3.1 document.")
  Map<String, Object> document() {
    return document.get();
  }
}
