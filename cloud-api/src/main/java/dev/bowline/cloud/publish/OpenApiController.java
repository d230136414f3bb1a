package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.platform.Installation;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/** {@code GET /v1/openapi.json}, drawn from the routes themselves. */
@Controller("/v1/openapi.json")
final class OpenApiController {

  private final Endpoints endpoints;
  private final Installation installation;

  OpenApiController(Endpoints endpoints, Installation installation) {
    this.endpoints = endpoints;
    this.installation = installation;
  }

  @Get
  @Public
  Map<String, Object> document() {
    return OpenApi.document(endpoints.all(), installation.publicUrl() + "/api/external");
  }
}
