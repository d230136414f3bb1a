package dev.bowline.localstack.engines.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One request as it was received.
 *
 * @param uri scheme, host and port as the caller named them, with the raw path and query
 */
record AwsRequest(String method, URI uri, Headers headers, Payload payload) {

  /** The request without its body, which is read when it is known whom it is for. */
  static AwsRequest head(HttpExchange exchange, String scheme) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null) {
      throw new AwsFault(400, "MissingHeader", "The Host header is missing.");
    }
    return new AwsRequest(
        exchange.getRequestMethod(),
        uri(scheme + "://" + host + exchange.getRequestURI().toString()),
        exchange.getRequestHeaders(),
        Payload.none());
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw new AwsFault(400, "InvalidAddress", "The address is malformed.");
    }
  }

  /** The same request with its body. */
  AwsRequest with(Payload body) {
    return new AwsRequest(method, uri, headers, body);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  List<String> headerValues(String name) {
    List<String> values = headers.get(name);
    return values == null ? List.of() : values;
  }

  /**
   * The part of {@code X-Amz-Target} after the last dot, when the caller speaks the JSON protocol.
   */
  Optional<String> jsonOperation(String prefix) {
    return header("X-Amz-Target")
        .filter(target -> target.startsWith(prefix + "."))
        .map(target -> target.substring(prefix.length() + 1));
  }
}
