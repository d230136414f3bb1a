package dev.bowline.host.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CredentialsEndpointTest {

  private static final Secret TOKEN = Secret.of("0123456789abcdef");

  private final FakeClock clock = new FakeClock();
  private final AtomicInteger vended = new AtomicInteger();
  private final FakeCloud cloud = new FakeCloud(sent -> access());
  private final CredentialsEndpoint endpoint =
      new CredentialsEndpoint(0, TOKEN, new Vending(cloud, new UUID(0, 1), clock)::keys);

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void vendsToWhoeverShowsTheToken() throws Exception {
    HttpResponse<String> answer = get(CredentialsEndpoint.PATH, "0123456789abcdef");
    assertThat(answer.statusCode()).isEqualTo(200);
    Fields keys = Json.read(answer.body());
    assertThat(keys.text("AccessKeyId")).isEqualTo("key-1");
    assertThat(keys.text("SecretAccessKey")).isEqualTo("secret-1");
    assertThat(keys.text("Token")).isEqualTo("session-1");
    assertThat(keys.instant("Expiration")).isEqualTo(clock.instant().plusSeconds(60));
  }

  @Test
  void refusesWhoeverDoesNot() throws Exception {
    assertThat(get(CredentialsEndpoint.PATH, "0123456789abcdeX").statusCode()).isEqualTo(403);
    assertThat(get(CredentialsEndpoint.PATH, "").statusCode()).isEqualTo(403);
    assertThat(get("/other", "0123456789abcdef").statusCode()).isEqualTo(403);
    assertThat(vended).hasValue(0);
  }

  @Test
  void isNotHeldUpByAPeerThatSaysNothing() throws Exception {
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), endpoint.port())) {
      assertThat(silent.isConnected()).isTrue();
      assertThat(get(CredentialsEndpoint.PATH, "0123456789abcdef").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void fetchesFreshKeysWhenHalfOfTheirLifeIsOver() throws Exception {
    assertThat(key()).isEqualTo("key-1");
    clock.advance(Duration.ofSeconds(29));
    assertThat(key()).isEqualTo("key-1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(key()).isEqualTo("key-2");
  }

  @Test
  void vendsTheOldKeysAsLongAsTheyLastWhenTheCloudIsAway() throws Exception {
    assertThat(key()).isEqualTo("key-1");
    cloud.answer(sent -> new dev.bowline.host.cloud.CloudAnswer.Unavailable("away"));
    clock.advance(Duration.ofSeconds(59));
    assertThat(key()).isEqualTo("key-1");
    clock.advance(Duration.ofSeconds(1));
    assertThat(get(CredentialsEndpoint.PATH, "0123456789abcdef").statusCode()).isEqualTo(503);
    cloud.answer(sent -> access());
    assertThat(key()).isEqualTo("key-2");
  }

  @Test
  void cannotListenWhereSomebodyDoes() {
    assertThatThrownBy(
            () -> new CredentialsEndpoint(endpoint.port(), TOKEN, java.util.Optional::empty))
        .isInstanceOf(CredentialsEndpoint.PortTaken.class);
  }

  @Test
  void freesItsPortBeforeItIsClosed() {
    endpoint.close();
    for (int i = 0; i < 200; i++) {
      new CredentialsEndpoint(endpoint.port(), TOKEN, java.util.Optional::empty).close();
    }
  }

  private String key() throws Exception {
    return Json.read(get(CredentialsEndpoint.PATH, "0123456789abcdef").body()).text("AccessKeyId");
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path));
    if (!token.isEmpty()) {
      request.header("Authorization", token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private dev.bowline.host.cloud.CloudAnswer access() {
    int n = vended.incrementAndGet();
    return FakeCloud.accepted(
        "repository",
        "s3:https://s3.example/bucket/hosts/7",
        "region",
        "eu-central-1",
        "password",
        "correct horse",
        "access_key_id",
        "key-" + n,
        "secret_access_key",
        "secret-" + n,
        "session_token",
        "session-" + n,
        "expires_at",
        clock.instant().plusSeconds(60).toString());
  }
}
