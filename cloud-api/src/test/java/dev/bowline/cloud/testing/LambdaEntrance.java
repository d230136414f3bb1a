package dev.bowline.cloud.testing;

import dev.bowline.cloud.lambda.ApiHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes of each request the event that API Gateway would make: the path decoded and cut at a
 * decoded question mark, repeated headers joined by commas, header values stripped.
 */
final class LambdaEntrance implements Entrance {

  private static final String HOST = "api.example";

  private static final JsonMapper JSON = JsonMapper.createDefault();

  private final ApplicationContext context;
  private final ApiHandler handler;

  LambdaEntrance(ApplicationContext context) {
    this.context = context;
    this.handler = new ApiHandler(context);
  }

  @Override
  public TestAnswer send(TestRequest request) {
    try {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(JSON.writeValueAsBytes(event(request))),
          output,
          new FakeLambdaContext());
      return answer(output.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String authority() {
    return HOST;
  }

  @Override
  public void close() {
    context.close();
  }

  static Map<String, Object> event(TestRequest request) {
    int mark = request.target().indexOf('?');
    String rawPath = mark < 0 ? request.target() : request.target().substring(0, mark);
    String decoded = decoded(rawPath);
    int cut = decoded.indexOf('?');
    String path = cut < 0 ? decoded : decoded.substring(0, cut);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", path);
    event.put("rawQueryString", mark < 0 ? "" : request.target().substring(mark + 1));
    event.put("headers", headers(request));
    event.put("requestContext", requestContext(request, path));
    event.put("body", Base64.getEncoder().encodeToString(request.body()));
    event.put("isBase64Encoded", true);
    return event;
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notAnEscape) {
      return path;
    }
  }

  private static Map<String, Object> requestContext(TestRequest request, String path) {
    return Map.of(
        "accountId", "000000000000",
        "stage", "$default",
        "http",
            Map.of(
                "method",
                request.method(),
                "path",
                path,
                "protocol",
                "HTTP/1.1",
                "sourceIp",
                "127.0.0.1"));
  }

  private static Map<String, String> headers(TestRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("host", HOST);
    for (TestRequest.Header header : request.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      headers.merge(name, header.value().strip(), (first, second) -> first + "," + second);
    }
    return headers;
  }

  @SuppressWarnings("unchecked")
  private static TestAnswer answer(byte[] output) throws IOException {
    Map<String, Object> answer = Objects.requireNonNull(JSON.readValue(output, Map.class));
    Map<String, List<String>> headers = new LinkedHashMap<>();
    entries(answer.get("headers"))
        .forEach((name, value) -> headers.put(name, new ArrayList<>(List.of(value.toString()))));
    entries(answer.get("multiValueHeaders"))
        .forEach((name, values) -> headers.put(name, (List<String>) values));
    String body = answer.get("body") instanceof String text ? text : "";
    byte[] bytes =
        Boolean.TRUE.equals(answer.get("isBase64Encoded"))
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new TestAnswer(
        ((Number) answer.getOrDefault("statusCode", 0)).intValue(), headers, bytes);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> entries(@Nullable Object object) {
    return object instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
