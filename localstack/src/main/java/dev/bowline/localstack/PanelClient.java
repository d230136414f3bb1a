package dev.bowline.localstack;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A member's browser, as far as setting up needs one: signs in and calls the panel's API. */
final class PanelClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI cloud;
  private final HttpClient http;
  private String csrfToken = "";

  PanelClient(URI cloud, SSLContext tls) {
    this.cloud = cloud;
    this.http =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();
  }

  /** Whether the API answers that it is well. */
  boolean isHealthy() {
    try {
      return send("GET", "/v1/health", null).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Begins a session; the calls that follow carry its cookie and its CSRF token. */
  void signIn(String email, String password) throws IOException {
    var data = post("/panel/session", Map.of("email", email, "password", password));
    csrfToken = data.text("csrf_token");
  }

  /** Makes a key and returns the only copy of its secret. */
  KeyPair createKey(String name, String environment) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", name);
    fields.put("preset", "full_access");
    fields.put("tier", "enterprise");
    fields.put("environment", environment);
    var data = post("/panel/keys", fields);
    return new KeyPair(data.text("api_key"), data.text("api_secret"));
  }

  /** Registers a server and returns its id. */
  String createServer(String name) throws IOException {
    return post("/panel/servers", Map.of("name", name)).object("server").text("id");
  }

  /** A fresh one-use token with which the server of this id may enrol. */
  String enrolmentToken(String serverId) throws IOException {
    return post("/panel/servers/" + serverId + "/enrolment-token", Map.of())
        .text("enrolment_token");
  }

  /** What the panel says of the server: {@code pending}, {@code online} or {@code offline}. */
  String serverState(String serverId) throws IOException {
    for (Answer server : get("/panel/servers").objects()) {
      if (server.text("id").equals(serverId)) {
        return server.text("state");
      }
    }
    throw new IOException("the cloud does not know server " + serverId);
  }

  private Answer get(String path) throws IOException {
    return data("GET", path, send("GET", path, null));
  }

  private Answer post(String path, Map<String, ?> fields) throws IOException {
    return data("POST", path, send("POST", path, JSON.std.asString(fields)));
  }

  private static Answer data(String method, String path, HttpResponse<String> response)
      throws IOException {
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s answered %d %s".formatted(method, path, response.statusCode(), response.body()));
    }
    return new Answer(JSON.std.mapFrom(response.body()).get("data"));
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body)
      throws IOException {
    var request = HttpRequest.newBuilder(cloud.resolve(path)).timeout(PATIENCE);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.header("Origin", cloud.toString());
      request.method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    if (!csrfToken.isEmpty()) {
      request.header("X-CSRF-Token", csrfToken);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  /** A part of an answer; asking for what is not there is an error that names it. */
  record Answer(@Nullable Object value) {

    Answer object(String name) throws IOException {
      if (value instanceof Map<?, ?> fields && fields.get(name) != null) {
        return new Answer(fields.get(name));
      }
      throw new IOException("the answer has no " + name);
    }

    String text(String name) throws IOException {
      return String.valueOf(object(name).value());
    }

    List<Answer> objects() throws IOException {
      if (value instanceof List<?> items) {
        return items.stream().map(item -> new Answer(item)).toList();
      }
      return object("items").objects();
    }
  }

  /** A key with its secret. */
  record KeyPair(String key, String secret) {

    /** Names the key and keeps the secret. */
    @Override
    public String toString() {
      return "KeyPair[" + key + "]";
    }
  }
}
