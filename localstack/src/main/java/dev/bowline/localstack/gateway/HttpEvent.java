package dev.bowline.localstack.gateway;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as an HTTP API hands it to a function, payload format 2.0: the path decoded and cut at
 * a decoded question mark, the query as sent, repeated headers joined by commas, cookies apart, and
 * a body that is no text in base64.
 *
 * @param headers by their names in lower case
 * @param sourceIp the address of whoever connected
 */
record HttpEvent(
    String id,
    Instant time,
    String method,
    URI target,
    Map<String, List<String>> headers,
    byte[] body,
    String sourceIp) {

  private static final String STAGE = "$default";
  private static final Set<String> TEXTS =
      Set.of("application/json", "application/xml", "application/javascript");

  byte[] json() throws IOException {
    return JSON.std.asBytes(content());
  }

  private Map<String, Object> content() {
    var content = new LinkedHashMap<String, Object>();
    content.put("version", "2.0");
    content.put("routeKey", STAGE);
    content.put("rawPath", path());
    content.put("rawQueryString", query());
    if (headers.containsKey("cookie")) {
      content.put("cookies", cookies());
    }
    content.put("headers", joinedHeaders());
    content.put("requestContext", context());
    putBody(content);
    return content;
  }

  /** As it arrives at the function, so that an escape is gone and a signature over it is wrong. */
  private String path() {
    String decoded =
        URLDecoder.decode(target.getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
    int mark = decoded.indexOf('?');
    return mark < 0 ? decoded : decoded.substring(0, mark);
  }

  private String query() {
    String query = target.getRawQuery();
    return query == null ? "" : query;
  }

  private List<String> cookies() {
    var cookies = new ArrayList<String>();
    for (String line : headers.getOrDefault("cookie", List.of())) {
      cookies.addAll(List.of(line.split("; *")));
    }
    return cookies;
  }

  private Map<String, String> joinedHeaders() {
    var joined = new LinkedHashMap<String, String>();
    headers.forEach((name, values) -> {
      if (!name.equals("cookie")) {
        joined.put(name, String.join(",", values.stream().map(String::strip).toList()));
      }
    });
    joined.merge("x-forwarded-for", sourceIp, (before, own) -> before + ", " + own);
    joined.put("x-forwarded-proto", "https");
    return joined;
  }

  private Map<String, Object> context() {
    String host = headers.getOrDefault("host", List.of("")).getFirst().replaceFirst(":\\d+$", "");
    return Map.of(
        "accountId",
        "000000000000",
        "apiId",
        "bowline",
        "domainName",
        host,
        "http",
        Map.of(
            "method",
            method,
            "path",
            path(),
            "protocol",
            "HTTP/1.1",
            "sourceIp",
            sourceIp,
            "userAgent",
            headers.getOrDefault("user-agent", List.of("")).getFirst()),
        "requestId",
        id,
        "routeKey",
        STAGE,
        "stage",
        STAGE,
        "timeEpoch",
        time.toEpochMilli());
  }

  private void putBody(Map<String, Object> content) {
    @Nullable String text = isText() ? text() : null;
    if (body.length > 0) {
      content.put("body", text == null ? Base64.getEncoder().encodeToString(body) : text);
    }
    content.put("isBase64Encoded", body.length > 0 && text == null);
  }

  private boolean isText() {
    String type = headers.getOrDefault("content-type", List.of("")).getFirst();
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return !headers.containsKey("content-encoding")
        && (bare.startsWith("text/") || TEXTS.contains(bare));
  }

  /** Null when the bytes are no UTF-8. */
  private @Nullable String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException noText) {
      return null;
    }
  }
}
