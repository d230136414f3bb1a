package dev.bowline.localstack.client;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Calls the panel's side of the API as a person who has logged in. */
public final class PanelClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI base;
  private final HttpsConnection connection;
  private String cookie = "";
  private String csrfToken = "";

  private PanelClient(URI base, Path authority) {
    this.base = base;
    this.connection = new HttpsConnection(authority);
  }

  /** Logs in to {@code installation} as its ROOT member. */
  public static PanelClient login(Installation installation) throws IOException {
    PanelClient client = new PanelClient(installation.url(), installation.authority());
    Answer answer =
        client.send(
            "POST",
            "/panel/session",
            Map.of(
                "email", installation.value("BOWLINE_PANEL_USER"),
                "password", installation.value("BOWLINE_PANEL_PASSWORD")));
    if (answer.status() != 200) {
      throw new IOException("Login failed: " + answer.status() + " " + answer.code());
    }
    client.cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    client.csrfToken = answer.data().text("csrf_token");
    return client;
  }

  /** A new key; the answer of the API is read into a pair that signs. */
  public SigningKey createKey(Map<String, Object> key) throws IOException {
    Answer answer = send("POST", "/panel/keys", key);
    if (answer.status() != 201) {
      throw new IOException("No key was made: " + answer.status() + " " + answer.code());
    }
    Fields data = answer.data();
    return new SigningKey(data.text("api_key"), Secret.of(data.text("api_secret")));
  }

  /** Sends one request; an empty map is an empty body. */
  public Answer send(String method, String path, Map<String, Object> body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JSON.std.asString(body)))
            .header("Content-Type", "application/json")
            .header("Origin", base.toString());
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie).header("X-CSRF-Token", csrfToken);
    }
    return connection.send(request.build());
  }
}
