package dev.bowline.cloud.problem;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.net.URISyntaxException;
import java.util.Optional;

/** What Micronaut itself refuses, in the product's words. Nothing of the input is echoed. */
final class FrameworkProblems {

  private FrameworkProblems() {}

  static Problem of(int status, ErrorContext context) {
    return switch (status) {
      case 400 -> badRequest(context.getRootCause());
      case 401 -> Problem.of(Code.AUTH_MISSING, "Sign the request or log in");
      case 403 -> Problem.of(Code.FORBIDDEN, "This route is not for this caller");
      case 404 -> Problem.of(Code.NOT_FOUND, "No such resource; GET /v1/api-spec lists all routes");
      case 405 -> Problem.of(Code.METHOD_NOT_ALLOWED, "The Allow header names the methods");
      case 406 -> Problem.of(Code.NOT_ACCEPTABLE, "Answers are application/json");
      case 413 -> Problem.of(Code.BODY_TOO_LARGE, "A body has at most 1 MiB");
      case 415 -> Problem.of(Code.MEDIA_TYPE_UNSUPPORTED, "Send application/json, uncompressed");
      default ->
          status < 500
              ? Problem.of(Code.REQUEST_MALFORMED, "The request is no valid HTTP")
              : Problem.of(Code.INTERNAL, "Try again; if it persists, tell support the request_id");
    };
  }

  private static Problem badRequest(Optional<Throwable> cause) {
    return switch (cause.orElse(null)) {
      case null -> Problem.of(Code.REQUEST_MALFORMED, "The request is no valid HTTP");
      case URISyntaxException _ -> Problem.of(Code.PATH_INVALID, "The path is no valid URI");
      case ConversionErrorException wrong -> unreadable(wrong.getArgument());
      case UnsatisfiedRouteException missing -> unreadable(missing.getArgument());
      default -> Problem.of(Code.INVALID_BODY, "The body does not have the shape of this route");
    };
  }

  private static Problem unreadable(Argument<?> argument) {
    AnnotationMetadata metadata = argument.getAnnotationMetadata();
    return metadata.hasAnnotation(Body.class)
        ? Problem.of(Code.INVALID_BODY, "The body does not have the shape of this route")
        : Problem.of(
            Code.INVALID_PARAMETER,
            "Parameter " + argument.getName() + " is missing or of another type");
  }
}
