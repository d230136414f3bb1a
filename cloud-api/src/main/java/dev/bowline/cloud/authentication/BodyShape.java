package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a body must look like before anything is computed over it. The text an API key signs has no
 * separators, so a body that began or ended with a digit could be read as part of the timestamp or
 * of the path of another request.
 */
final class BodyShape {

  /** The most bytes a body has. */
  static final int LARGEST = 1 << 20;

  private static final String UTF_8 = "\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?";
  private static final Pattern JSON = Pattern.compile("application/json" + UTF_8);
  private static final Pattern FORM = Pattern.compile("application/x-www-form-urlencoded" + UTF_8);

  private BodyShape() {}

  /** Why this body is too much to look at, or nothing. */
  static Optional<Problem> excess(IncomingRequest request) {
    return request.body().length > LARGEST
        ? problem(Code.BODY_TOO_LARGE, "A body has at most 1 MiB")
        : Optional.empty();
  }

  /** Why this body is refused wherever JSON is sent, or nothing. */
  static Optional<Problem> refusal(IncomingRequest request) {
    return refusal(request, JSON, "application/json");
  }

  /** Why this body is refused where a form is sent, or nothing. Nothing signed goes there. */
  static Optional<Problem> formRefusal(IncomingRequest request) {
    return refusal(request, FORM, "application/x-www-form-urlencoded");
  }

  private static Optional<Problem> refusal(IncomingRequest request, Pattern type, String name) {
    if (isEncoded(request.headers())) {
      return problem(Code.MEDIA_TYPE_UNSUPPORTED, "Send the body without Content-Encoding");
    }
    if (request.body().length == 0 || request.method().equals("DELETE")) {
      return Optional.empty();
    }
    if (!request.isUnsafe()) {
      return problem(Code.BODY_NOT_ALLOWED, request.method() + " has no body");
    }
    return isOf(type, request.headers())
        ? Optional.empty()
        : problem(Code.MEDIA_TYPE_UNSUPPORTED, "Send Content-Type: " + name);
  }

  /** Whether {@code body} may stand behind a timestamp in a signed text. */
  static boolean isSignable(byte[] body) {
    if (body.length == 0) {
      return true;
    }
    byte first = body[0];
    byte last = body[body.length - 1];
    return (first == '{' || first == '[') && (last < '0' || last > '9');
  }

  private static boolean isEncoded(HttpHeaders headers) {
    return headers.getAll(HttpHeaders.CONTENT_ENCODING).stream()
        .anyMatch(encoding -> !encoding.equalsIgnoreCase("identity"));
  }

  private static boolean isOf(Pattern expected, HttpHeaders headers) {
    String type = headers.get(HttpHeaders.CONTENT_TYPE);
    return type != null && expected.matcher(type.strip().toLowerCase(Locale.ROOT)).matches();
  }

  private static Optional<Problem> problem(Code code, String details) {
    return Optional.of(Problem.of(code, details));
  }
}
