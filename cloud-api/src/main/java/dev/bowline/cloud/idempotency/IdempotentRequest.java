package dev.bowline.cloud.idempotency;

import dev.bowline.cloud.authentication.Caller;
import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.framing.RawBody;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.Sha256;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that changes something and carries an {@code Idempotency-Key}.
 *
 * @param mark of the caller and the key; a key of one caller means nothing to another
 * @param fingerprint of method, target and body
 */
record IdempotentRequest(String mark, String fingerprint) {

  static final String HEADER = "Idempotency-Key";

  /**
   * A string of RFC 8941, as the draft says, or the same without quotes, as most clients send. A
   * comma would be what AWS makes of two headers.
   */
  private static final Pattern KEY =
      Pattern.compile("\"?([\\x21\\x23-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,255})\"?");

  /**
   * What {@code request} is, if it asks to be one: keys' and members' requests may.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 400 when the header cannot be read
   */
  static Optional<IdempotentRequest> of(HttpRequest<?> request) {
    List<String> keys = request.getHeaders().getAll(HEADER);
    if (keys.isEmpty() || !request.getMethod().permitsRequestBody()) {
      return Optional.empty();
    }
    return Caller.of(request)
        .filter(caller -> !(caller instanceof Principal.Host))
        .map(caller ->
            new IdempotentRequest(
                caller.actor() + "#" + Sha256.hex(key(keys)), fingerprint(request)));
  }

  private static byte[] key(List<String> values) {
    Matcher key = KEY.matcher(values.getFirst());
    if (values.size() > 1 || !key.matches()) {
      throw Problem.of(
              Code.INVALID_PARAMETER,
              HEADER
                  + " is one text of 1 to 255 visible ASCII characters without commas, such as a UUID")
          .exception();
    }
    return key.group(1).getBytes(StandardCharsets.US_ASCII);
  }

  private static String fingerprint(HttpRequest<?> request) {
    byte[] start =
        (request.getMethodName() + " " + Framed.of(request).target().text() + "\n")
            .getBytes(StandardCharsets.UTF_8);
    // The gate has waited for all of it.
    byte[] body = RawBody.of(request).blockOptional().orElseGet(() -> new byte[0]);
    return Sha256.hex(start, body);
  }
}
