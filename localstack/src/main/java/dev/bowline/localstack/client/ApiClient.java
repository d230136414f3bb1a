package dev.bowline.localstack.client;

import dev.bowline.contract.signature.RequestMac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Calls the public API as a customer's script does: signed, over HTTPS. */
public final class ApiClient {

  private static final String PREFIX = "/api/external";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI base;
  private final SigningKey key;
  private final HttpsConnection connection;
  private final InstantSource clock = InstantSource.system();

  /** A client of the API at {@code base} that signs with {@code key}. */
  public ApiClient(URI base, Path authority, SigningKey key) {
    this.base = base;
    this.key = key;
    this.connection = new HttpsConnection(authority);
  }

  /** A client of {@code installation} that signs with its live key. */
  public static ApiClient of(Installation installation) {
    return new ApiClient(installation.url(), installation.authority(), installation.liveKey());
  }

  /** GET of {@code target}, such as {@code /v1/servers}. */
  public Answer get(String target) throws IOException {
    return send("GET", target, "");
  }

  /** POST to {@code target} with an empty body. */
  public Answer post(String target, String... headers) throws IOException {
    return send("POST", target, "", headers);
  }

  /**
   * Sends one signed request.
   *
   * @param headers names and values in turn
   * @throws IOException if no answer arrives within 30 s
   */
  public Answer send(String method, String target, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    byte[] text = RequestMac.text(method, target, timestamp, bytes);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(PREFIX + target))
            .timeout(TIMEOUT)
            .method(
                method,
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes))
            .header("X-API-Key", key.id())
            .header("X-Timestamp", timestamp)
            .header("X-Signature", RequestMac.compute(key.secret(), text))
            .header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return connection.send(request.build());
  }
}
