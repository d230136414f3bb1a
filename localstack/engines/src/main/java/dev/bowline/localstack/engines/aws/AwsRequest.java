package dev.bowline.localstack.engines.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One request as it was received.
 *
 * @param uri scheme, host and port as the caller named them, with the raw path and query
 */
record AwsRequest(String method, URI uri, Headers headers, Payload payload) {

  /** The largest body that is read; SQS itself allows 1 MiB per message. */
  private static final int MAX_BODY = 2 * 1024 * 1024;

  static AwsRequest of(HttpExchange exchange, String scheme) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new AwsFault(413, "RequestEntityTooLarge", "The body is larger than 2 MiB.");
    }
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null) {
      throw new AwsFault(400, "MissingHeader", "The Host header is missing.");
    }
    return new AwsRequest(
        exchange.getRequestMethod(),
        uri(scheme + "://" + host + exchange.getRequestURI().toString()),
        exchange.getRequestHeaders(),
        new Payload(body));
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      throw new AwsFault(400, "InvalidAddress", "The address is malformed.");
    }
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

  /** The bytes of a body. */
  static final class Payload {

    private final byte[] bytes;

    Payload(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes.clone();
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
