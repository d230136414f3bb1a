package dev.bowline.localstack.gateway;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an HTTP API answers: what the function said in payload format 2.0, where headers have one
 * value and cookies stand apart, JSON that keeps to no format as it is, or the API's own words.
 *
 * @param headers by their names in lower case
 */
record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  /** The most bytes of a function's answer. */
  static final int LARGEST_PAYLOAD = 6 << 20;

  /** Those of the connection are the API's own. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "upgrade");

  private static final Map<String, List<String>> JSON_TYPE =
      Map.of("content-type", List.of("application/json"));

  static HttpAnswer of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered(byte[] payload) when payload.length <= LARGEST_PAYLOAD -> read(payload);
      case Outcome.Answered _, Outcome.Failed _, Outcome.Died _ ->
          own(500, "Internal Server Error");
      case Outcome.TimedOut _ -> own(503, "Service Unavailable");
    };
  }

  /** An answer in which no function had a part. */
  static HttpAnswer own(int status, String message) {
    return new HttpAnswer(
        status, JSON_TYPE, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private static HttpAnswer read(byte[] payload) {
    try {
      Object said = JSON.std.anyFrom(payload);
      return said instanceof Map<?, ?> format && format.get("statusCode") instanceof Number status
          ? new HttpAnswer(status.intValue(), headers(format), body(format))
          : new HttpAnswer(200, JSON_TYPE, payload);
    } catch (IOException | IllegalArgumentException malformed) {
      return own(500, "Internal Server Error");
    }
  }

  /** What format 2.0 does not know, such as multiValueHeaders, is lost here as it is there. */
  private static Map<String, List<String>> headers(Map<?, ?> said) {
    var headers = new LinkedHashMap<String, List<String>>();
    if (said.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> {
        String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
        if (!NOT_PASSED_ON.contains(lower)) {
          headers.put(lower, List.of(String.valueOf(value)));
        }
      });
    }
    if (said.get("cookies") instanceof List<?> cookies) {
      var all = new ArrayList<>(headers.getOrDefault("set-cookie", List.of()));
      cookies.forEach(cookie -> all.add(String.valueOf(cookie)));
      headers.put("set-cookie", all);
    }
    return headers;
  }

  private static byte[] body(Map<?, ?> said) {
    String body = said.get("body") instanceof String text ? text : "";
    return Boolean.TRUE.equals(said.get("isBase64Encoded"))
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
