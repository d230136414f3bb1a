package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.publish.CodeExamples.CodeExample;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** {@code GET /v1/operations/{operationId}/examples}: programs to start from. */
@Controller("/v1/operations")
final class CodeExampleController {

  private final Endpoints endpoints;
  private final CodeExamples examples;

  CodeExampleController(Endpoints endpoints, CodeExamples examples) {
    this.endpoints = endpoints;
    this.examples = examples;
  }

  @Get("/{operationId}/examples")
  @Public
  @Described("Shows programs in six languages that make the request of an operation.")
  Success<List<CodeExample>> show(@Example("list_servers") String operationId) {
    return endpoints.all().stream()
        .filter(endpoint -> endpoint.id().equals(operationId))
        .findFirst()
        .map(endpoint -> Success.of(examples.of(endpoint)))
        .orElseThrow(() ->
            Problem.of(Code.NOT_FOUND, "No such operation; GET /v1/api-spec lists all")
                .exception());
  }
}
