package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;

/** {@code GET /v1/health}. */
@Controller("/v1/health")
final class HealthController {

  /** That the API answers at all; it asks no store. */
  @Serdeable
  @Example("{\"state\": \"ok\"}")
  record Health(String state) {}

  @Get
  @Described("Tells everyone that the API answers; it asks no store.")
  @Public
  Success<Health> health() {
    return Success.of(new Health("ok"));
  }
}
