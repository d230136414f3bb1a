package dev.bowline.cloud.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One failure, as a client sees it.
 *
 * @param code what failed
 * @param error a sentence; {@link Code#message} unless the operation has a better one
 * @param details what to do about it; never a secret, never the state of the server
 * @param headers of the answer, such as Retry-After
 */
public record Problem(Code code, String error, String details, Map<String, String> headers) {

  /** The map is copied. */
  public Problem {
    headers = Map.copyOf(headers);
  }

  /** A problem with its code's own sentence. */
  public static Problem of(Code code, String details) {
    return new Problem(code, code.message(), details, Map.of());
  }

  /** The same problem, whose answer carries one more header. */
  public Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(code, error, details, more);
  }

  /** The exception that carries this problem to the answer. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
