package dev.bowline.cloud.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers that a request may carry beside its signature, as components of a document. */
final class RequestHeaders {

  private RequestHeaders() {}

  static Map<String, Object> components() {
    Map<String, Object> components = new LinkedHashMap<>();
    components.put(
        "Prefer",
        header(
            "Prefer",
            "How long to wait for the job (RFC 7240): wait=N seconds up to 25, respond-async for"
                + " not at all; 10 s without it",
            Map.of("type", "string", "examples", List.of("wait=20"))));
    components.put(
        "IdempotencyKey",
        header(
            "Idempotency-Key",
            "A text of your own for this request, such as a UUID: the same request, signed anew and"
                + " sent again within 24 hours, is given the first answer, and nothing happens"
                + " twice",
            text("^[!#-+\\-\\[\\]-~]{1,255}$")));
    components.put(
        "IfMatch",
        header(
            "If-Match",
            "The ETag of the version that was read: 409 when it has changed since",
            text("^\"[!#-~]{1,64}\"$")));
    return components;
  }

  private static Map<String, Object> text(String pattern) {
    return Map.of("type", "string", "pattern", pattern);
  }

  private static Map<String, Object> header(
      String name, String description, Map<String, Object> schema) {
    return Map.of(
        "name",
        name,
        "in",
        "header",
        "required",
        false,
        "description",
        description,
        "schema",
        schema);
  }
}
