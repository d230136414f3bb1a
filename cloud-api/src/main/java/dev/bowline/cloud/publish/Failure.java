package dev.bowline.cloud.publish;

import dev.bowline.cloud.problem.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The ways in which a published endpoint fails, status by status. */
enum Failure {
  BAD_REQUEST(
      Code.INVALID_PARAMETER,
      "Something in the request cannot be meant",
      "Parameter limit is missing or of another type",
      _ -> true),
  UNAUTHORIZED(
      Code.INVALID_SIGNATURE,
      "Who asks is not proven",
      "Sign METHOD + path with query + timestamp + body",
      Failure::isGuarded),
  FORBIDDEN(
      Code.FORBIDDEN,
      "Who asks may not do this: the scope, the address, or the credential is over",
      "Required scope: domains:write",
      Failure::isGuarded),
  NOT_FOUND(
      Code.NOT_FOUND,
      "There is no such thing, or the caller may not see it",
      "No such server",
      Endpoint::namesSomething),
  NOT_ACCEPTABLE(
      Code.NOT_ACCEPTABLE,
      "The Accept header rules JSON out",
      "Answers are application/json",
      _ -> true),
  CONFLICT(
      Code.REPLAYED,
      "The same signature was seen before, somebody changed it meanwhile, or the state forbids it",
      "Sign again: two equal requests within one second are a replay",
      Endpoint::isUnsafe),
  GONE(
      Code.CREDENTIAL_SHOWN,
      "The request was carried out under this Idempotency-Key, and its answer held a secret",
      "Make another secret if that answer got lost",
      Endpoint::showsASecret),
  TOO_LARGE(Code.BODY_TOO_LARGE, "The body is too large", "A body has at most 1 MiB", _ -> true),
  UNSUPPORTED_TYPE(
      Code.MEDIA_TYPE_UNSUPPORTED,
      "The body is no JSON",
      "Send Content-Type: application/json",
      _ -> true),
  UNPROCESSABLE(
      Code.IDEMPOTENCY_KEY_REUSED,
      "Another request carried this Idempotency-Key within 24 hours",
      "Use another key for each request",
      Endpoint::isUnsafe),
  TOO_MANY_REQUESTS(
      Code.RATE_LIMITED,
      "The rate limit is exceeded, or too many jobs are unfinished; see Retry-After",
      "Try again in a second",
      Failure::isGuarded),
  HEADERS_TOO_LARGE(
      Code.HEADERS_TOO_LARGE,
      "The headers are too large",
      "All headers together have at most 16 KiB",
      _ -> true),
  INTERNAL(
      Code.INTERNAL,
      "A fault; it is written down under the request_id",
      "Try again; if it persists, tell support the request_id",
      _ -> true),
  UNAVAILABLE(
      Code.UNAVAILABLE,
      "A store does not answer; see Retry-After",
      "Try again in a second",
      Failure::isGuarded);

  private final Code code;
  private final String description;
  private final String details;
  private final Predicate<Endpoint> of;

  Failure(Code code, String description, String details, Predicate<Endpoint> of) {
    this.code = code;
    this.description = description;
    this.details = details;
    this.of = of;
  }

  /** Those in which {@code endpoint} can fail, by rising status. */
  static List<Failure> of(Endpoint endpoint) {
    return Arrays.stream(values()).filter(failure -> failure.of.test(endpoint)).toList();
  }

  /** The status as it stands in a document. */
  String status() {
    return Integer.toString(code.status());
  }

  /** Its name among the components of a document, such as {@code NotFound}. */
  String component() {
    StringBuilder name = new StringBuilder();
    for (String word : name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  String description() {
    return description;
  }

  /** The code that stands in its example. */
  Code code() {
    return code;
  }

  /** What stands in the details of its example. */
  String details() {
    return details;
  }

  /** Whether the answer says when to try again. */
  boolean saysWhen() {
    return this == TOO_MANY_REQUESTS || this == UNAVAILABLE;
  }

  private static boolean isGuarded(Endpoint endpoint) {
    return !endpoint.isPublic();
  }
}
