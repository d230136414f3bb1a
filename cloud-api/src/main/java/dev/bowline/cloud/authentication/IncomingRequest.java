package dev.bowline.cloud.authentication;

import dev.bowline.cloud.exchange.Exchange;
import io.micronaut.http.HttpHeaders;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request as the schemes see it: what came over the wire, and nothing that was derived from it.
 *
 * @param method in upper case
 * @param path as sent, behind the public prefix {@code /api/external}
 * @param query as sent, without the question mark; empty when there is none
 * @param body the bytes as sent
 * @param client the address at the other end of the connection; no header can change it
 * @param received by the installation's clock
 * @param exchange where a scheme notes what it learnt for the answer and the log
 */
public record IncomingRequest(
    String method,
    String path,
    String query,
    HttpHeaders headers,
    byte[] body,
    InetAddress client,
    Instant received,
    Exchange exchange) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** The path, and the query behind a question mark when there is one: what an API key signs. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Whether the method may change something. */
  public boolean isUnsafe() {
    return !SAFE.contains(method);
  }

  /** Whether any of these headers is there. */
  public boolean carriesAny(List<String> names) {
    return names.stream().anyMatch(headers::contains);
  }

  /** The value of a header that stands there exactly once; nothing when absent or repeated. */
  public Optional<String> only(String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
