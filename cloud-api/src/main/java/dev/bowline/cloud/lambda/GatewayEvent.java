package dev.bowline.cloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of API Gateway, payload format 2.0. Of a repeated header the values arrive joined by
 * commas; cookies arrive apart and are joined again here.
 *
 * @param path decoded by API Gateway; an escaped question mark cuts it
 * @param query as sent
 * @param headers by their names in lower case
 * @param sourceIp the address at the other end of the connection to AWS
 */
record GatewayEvent(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    String sourceIp) {

  /** Reads a parsed event; fields it does not know are AWS's business. */
  static GatewayEvent of(Map<String, Object> event) {
    Map<?, ?> http = object(object(event, "requestContext"), "http");
    return new GatewayEvent(
        text(http, "method"),
        text(event, "rawPath"),
        text(event, "rawQueryString"),
        headers(event),
        body(event),
        text(http, "sourceIp"));
  }

  private static Map<String, String> headers(Map<String, Object> event) {
    Map<String, String> headers = new LinkedHashMap<>();
    object(event, "headers")
        .forEach((name, value) ->
            headers.put(name.toString().toLowerCase(Locale.ROOT), printable(value)));
    if (event.get("cookies") instanceof List<?> cookies) {
      headers.put("cookie", String.join("; ", cookies.stream().map(String::valueOf).toList()));
    }
    return headers;
  }

  /** Control characters mean nothing in a header, and a header that holds some is not taken. */
  private static String printable(Object value) {
    return value.toString().replaceAll("[\\x00-\\x1f\\x7f]", "?");
  }

  private static byte[] body(Map<String, Object> event) {
    String body = text(event, "body");
    return Boolean.TRUE.equals(event.get("isBase64Encoded"))
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<?, ?> object(Map<?, ?> event, String name) {
    return event.get(name) instanceof Map<?, ?> object ? object : Map.of();
  }

  private static String text(Map<?, ?> event, String name) {
    @Nullable Object value = event.get(name);
    return value instanceof String text ? text : "";
  }
}
