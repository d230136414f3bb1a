package dev.bowline.cloud.testing;

import dev.bowline.cloud.authorization.AnyKey;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Routes of the testing cloud alone, whose effects can be counted. */
@Controller("/v1/probe")
@Requires(property = "testing.probe", value = "true")
public final class ProbeController {

  private final AtomicInteger runs = new AtomicInteger();

  /** A body with few fields. */
  @Serdeable
  record Probe(String text, @Nullable Double number) {}

  /** How often something ran that changes something. */
  public int runs() {
    return runs.get();
  }

  @Get
  @AnyKey
  Success<Map<String, String>> echo(@QueryValue(defaultValue = "") String q) {
    return Success.of(Map.of("q", q));
  }

  @Get("/fault")
  @AnyKey
  Success<Integer> fault() {
    return Success.of(Integer.parseInt("jdbc:postgresql://internal.example/secret"));
  }

  @Post
  @AnyKey
  Success<Probe> run(@Body Probe probe) {
    runs.incrementAndGet();
    return Success.of(probe);
  }

  @Post("/fault")
  @AnyKey
  Success<Integer> faultAfterwards() {
    runs.incrementAndGet();
    return fault();
  }

  @Post("/scoped")
  @RequiresScope(resource = Resource.DOMAINS, action = Action.WRITE)
  Success<Integer> scoped() {
    return Success.of(runs.incrementAndGet());
  }

  @Get("/undeclared")
  Success<Integer> undeclared() {
    return Success.of(runs.incrementAndGet());
  }

  @Delete
  @AnyKey
  Success<Integer> delete() {
    return Success.of(runs.incrementAndGet());
  }
}
