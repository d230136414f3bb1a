package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.signature.RequestMac;
import java.util.List;
import java.util.Optional;

/** The three headers of a request that an API key signed. */
sealed interface SignedHeaders {

  String KEY = "X-API-Key";
  String TIMESTAMP = "X-Timestamp";
  String SIGNATURE = "X-Signature";

  /** None of the three is there. */
  record Absent() implements SignedHeaders {}

  /** Some are missing, repeated, joined or of a wrong form. */
  record Malformed(Problem problem) implements SignedHeaders {}

  /** All three are there once; the timestamp is as sent, the signature well-formed. */
  record Present(String keyId, String timestamp, String signature) implements SignedHeaders {}

  /** Reads the three headers of {@code request}. */
  static SignedHeaders of(IncomingRequest request) {
    List<String> names = List.of(KEY, TIMESTAMP, SIGNATURE);
    if (!request.carriesAny(names)) {
      return new Absent();
    }
    for (String name : names) {
      Optional<Problem> problem = refusal(request, name);
      if (problem.isPresent()) {
        return new Malformed(problem.get());
      }
    }
    return present(request);
  }

  private static SignedHeaders present(IncomingRequest request) {
    String signature = request.only(SIGNATURE).orElseThrow();
    if (!RequestMac.isWellFormed(signature)) {
      return malformed(Code.AUTH_INVALID, SIGNATURE + " is 64 lower-case hexadecimal digits");
    }
    return new Present(
        request.only(KEY).orElseThrow(), request.only(TIMESTAMP).orElseThrow(), signature);
  }

  private static Optional<Problem> refusal(IncomingRequest request, String name) {
    List<String> values = request.headers().getAll(name);
    if (values.isEmpty()) {
      return Optional.of(Problem.of(Code.AUTH_MISSING, "Header " + name + " is missing"));
    }
    return values.size() > 1 || values.getFirst().contains(",")
        ? Optional.of(Problem.of(Code.AUTH_INVALID, "Header " + name + " stands there twice"))
        : Optional.empty();
  }

  private static SignedHeaders malformed(Code code, String details) {
    return new Malformed(Problem.of(code, details));
  }
}
