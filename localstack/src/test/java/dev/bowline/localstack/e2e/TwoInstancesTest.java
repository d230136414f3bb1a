package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.AnotherInstance;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.suite.EndToEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the panel changes at one API process, seen at another that knows the key already. */
@EndToEnd
@Isolated
@DisplayName("row 76: edits count on every instance within 1 s, revocation at once")
class TwoInstancesTest {

  private static final Installation INSTALLATION = Installation.running();

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static AnotherInstance second;

  private final PanelClient panel = login();
  private final Fields made = create();
  private final long id = made.object("key").number("id");
  private final String publicKey = made.text("api_key");
  private final ApiClient other = client(made.text("api_secret"));

  @BeforeAll
  static void start() throws Exception {
    second = AnotherInstance.start(INSTALLATION, directory);
  }

  @AfterAll
  static void stop() {
    second.close();
  }

  @BeforeEach
  void warmTheOther() throws Exception {
    assertThat(other.get("/v1/servers").status()).isEqualTo(200);
  }

  @Test
  void aScopeTakenAwayAndGivenBack() throws Exception {
    edit(Map.of("scopes", List.of("domains:read")));
    within(other, "A 403", answer -> answer.code().equals("FORBIDDEN"));
    edit(Map.of("scopes", List.of("server:read")));
    within(other, "A 200", answer -> answer.status() == 200);
  }

  @Test
  void anAddressForbiddenAndAllowedAgain() throws Exception {
    edit(Map.of("ip_whitelist", List.of("192.0.2.1")));
    within(other, "A 403", answer -> answer.code().equals("IP_NOT_ALLOWED"));
    edit(Map.of("ip_whitelist", List.of("127.0.0.0/8")));
    within(other, "A 200", answer -> answer.status() == 200);
  }

  @Test
  void aHigherTier() throws Exception {
    edit(Map.of("tier", "business"));
    within(
        other,
        "The higher limit",
        answer -> answer.headers().firstValue("RateLimit-Policy").orElse("").contains("q=100;w=1"));
  }

  @Test
  void aSecretMadeAnew() throws Exception {
    Fields fresh = panel.send("POST", "/panel/keys/" + id + "/regenerate", Map.of()).data();
    within(other, "A 401", answer -> answer.code().equals("INVALID_SIGNATURE"));
    within(client(fresh.text("api_secret")), "A 200", answer -> answer.status() == 200);
  }

  @Test
  void aRevocationOnTheVeryNextRequest() throws Exception {
    Answer revoked = panel.send("POST", "/panel/keys/" + id + "/revoke", Map.of("reason", "lost"));
    assertThat(revoked.status()).as(revoked.toString()).isEqualTo(200);
    assertThat(other.get("/v1/servers").code()).isEqualTo("KEY_REVOKED");
  }

  private void edit(Map<String, Object> change) throws Exception {
    Answer answer = panel.send("PATCH", "/panel/keys/" + id, change);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  /** Asks until the change shows; whoever asks a second after it, or later, must see it. */
  private static void within(ApiClient client, String what, Predicate<Answer> condition)
      throws Exception {
    long changed = System.nanoTime();
    Eventually.holds(
        what,
        PATIENCE,
        () -> {
          boolean late = System.nanoTime() - changed > A_SECOND.toNanos();
          boolean holds = condition.test(client.get("/v1/servers"));
          assertThat(holds || !late).as("%s, asked for after a second", what).isTrue();
          return holds;
        });
  }

  private ApiClient client(String secret) {
    return new ApiClient(
        second.url(), INSTALLATION.authority(), new SigningKey(publicKey, Secret.of(secret)));
  }

  private Fields create() {
    try {
      return panel
          .send(
              "POST",
              "/panel/keys",
              Map.of("name", "Two instances", "preset", "read_only", "tier", "professional"))
          .data();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PanelClient login() {
    try {
      return PanelClient.login(INSTALLATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
