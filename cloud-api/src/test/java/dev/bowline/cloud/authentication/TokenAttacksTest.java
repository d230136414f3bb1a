package dev.bowline.cloud.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.key.ApiToken;
import dev.bowline.contract.scope.TokenScope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bearer token must not open, on both fronts. */
@ParameterizedClass
@EnumSource(Front.class)
class TokenAttacksTest {

  /** Needs no database. */
  private static final String PATH = "/api/v1/openapi.php";

  private static final int LIMIT = 120;

  private final Front front;
  private final TestingCloud cloud;

  TokenAttacksTest(Front front) {
    this.front = front;
    this.cloud = TestingCloud.shared(front);
  }

  @Test
  void opensWhatItsScopeNames() {
    TestAnswer answer = cloud.get(cloud.tokens().scopes(TokenScope.PLATFORM).create(), PATH);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("RateLimit-Policy")).contains("\"minute\";q=120;w=60");
    assertThat(answer.header("RateLimit")).contains("\"minute\";r=119");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER  %s"})
  void takesTheNameOfTheSchemeInAnyCase(String header) {
    TestToken token = cloud.tokens().create();
    assertThat(sent(header.formatted(token.text())).status()).isEqualTo(200);
  }

  @Test
  void opensTheSameBehindThePublicPrefix() {
    assertThat(cloud.get(cloud.tokens().create(), "/api/external" + PATH).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("P-errors: 401 without a token, in the envelope")
  void refusesARequestWithoutAToken() {
    refused(cloud.send(TestRequest.of("GET", PATH)), 401, "AUTH_MISSING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic cm9vdDpyb290", "Bearer", "%s", "Token %s", "Bearer: %s"})
  @DisplayName("P-errors: 401 for a header of another form")
  void refusesAHeaderOfAnotherForm(String header) {
    refused(sent(header.formatted(cloud.tokens().create().text())), 401, "AUTH_INVALID");
  }

  @Test
  @DisplayName("row 4: a doubled or comma-joined Authorization header is refused")
  void refusesTwoTokens() {
    String header = "Bearer " + cloud.tokens().create().text();
    refused(sent(header + ", " + header), 401, "AUTH_INVALID");
    refused(
        cloud.send(
            TestRequest.of("GET", PATH)
                .with("Authorization", header)
                .with("Authorization", header)),
        401,
        "AUTH_INVALID");
  }

  @Test
  @DisplayName("P-errors: 401 for an unrecognised token; junk dies without a look-up")
  void refusesATokenThatDoesNotExist() {
    String unknown = text(ApiToken.random(new SecureRandom()));
    String junk = unknown.substring(0, 50) + (unknown.endsWith("0") ? "1" : "0");
    TestAnswer[] answers = new TestAnswer[2];

    assertThat(cloud.aws().during(() -> answers[0] = sent("Bearer " + unknown)))
        .containsExactly("Query");
    assertThat(cloud.aws().during(() -> answers[1] = sent("Bearer " + junk))).isEmpty();
    refused(answers[0], 401, "TOKEN_INVALID");
    refused(answers[1], 401, "TOKEN_INVALID");
  }

  @Test
  @DisplayName("row 60: a revoked token is refused with 401 on its very next request")
  void refusesARevokedToken() {
    TestToken token = cloud.tokens().create();
    assertThat(cloud.get(token, PATH).status()).isEqualTo(200);
    cloud.tokens().revoke(token);
    refused(cloud.get(token, PATH), 401, "TOKEN_REVOKED");
  }

  @Test
  @DisplayName("row 76: a revocation counts on every instance at once")
  void refusesARevokedTokenOnAnotherInstance() {
    TestToken token = cloud.tokens().create();
    try (TestingCloud other = cloud.anotherInstance(front)) {
      assertThat(other.get(token, PATH).status()).isEqualTo(200);
      cloud.tokens().revoke(token);
      refused(other.get(token, PATH), 401, "TOKEN_REVOKED");
    }
  }

  @Test
  @DisplayName("P-life: an expired token is refused with 401")
  void refusesAnExpiredToken() {
    Instant now = cloud.clock().instant();
    TestToken ended = cloud.tokens().expires(now.minusSeconds(1)).create();
    refused(cloud.get(ended, PATH), 401, "TOKEN_EXPIRED");
    TestToken lasting = cloud.tokens().expires(now.plusSeconds(600)).create();
    assertThat(cloud.get(lasting, PATH).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("P-scopes: 403 before any data is read")
  void refusesWhatTheScopesDoNotName() {
    Map<String, Object> nowhere =
        Map.of("datasources.default.url", "jdbc:postgresql://127.0.0.1:1/nowhere");
    try (TestingCloud without = TestingCloud.start(front, nowhere)) {
      TestToken token = without.tokens().scopes(TokenScope.SSL).create();
      for (String path : new String[] {"/api/v1/me.php", "/api/v1/domains.php", PATH}) {
        TestAnswer answer = without.get(token, path);
        refused(answer, 403, "FORBIDDEN");
      }
      assertThat(without.aws().during(() -> without.get(token, "/api/v1/jobs.php")))
          .containsExactly("UpdateItem");
      TestAnswer answer = without.get(token, "/api/v1/jobs.php");
      assertThat(answer.text()).contains("Required scope: jobs.read");
      assertThat(answer.header("WWW-Authenticate").orElseThrow())
          .contains("insufficient_scope", "jobs.read");
    }
  }

  @Test
  void opensNothingBesideItsOwnSurface() {
    TestToken token = cloud.tokens().create();
    for (String path : new String[] {"/v1/me", "/v1/servers", "/panel/keys", "/panel/tokens"}) {
      assertThat(cloud.get(token, path).status()).as(path).isEqualTo(401);
    }
    TestRequest change = TestRequest.of("POST", "/v1/probe").json("{\"text\":\"a\"}");
    assertThat(cloud.send(change.with("Authorization", "Bearer " + token.text())).status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("row 14: the stored hash of a token is no key")
  void refusesTheHashAsAKey() {
    TestToken token = cloud.tokens().create();
    TestRequest request =
        TestRequest.of("GET", "/v1/me")
            .with("X-API-Key", token.bearer().id())
            .with("X-Timestamp", Long.toString(cloud.clock().instant().getEpochSecond()))
            .with("X-Signature", "0".repeat(64));
    TestAnswer[] answer = new TestAnswer[1];
    assertThat(cloud.aws().during(() -> answer[0] = cloud.send(request))).isEmpty();
    assertThat(answer[0].code()).isEqualTo("INVALID_SIGNATURE");
  }

  @Test
  void refusesAKeyWhereTokensBelong() {
    TestKey key = cloud.keys().create();
    refused(cloud.client(key).get(PATH), 403, "FORBIDDEN");
  }

  @Test
  void tellsWhatIsMissedInTheEnvelope() {
    TestToken token = cloud.tokens().create();
    refused(cloud.get(token, "/api/v1/nothing.php"), 404, "NOT_FOUND");
    refused(cloud.send(TestRequest.of("GET", "/api/v1/nothing.php")), 401, "AUTH_MISSING");
    refused(cloud.get(token, "/api/v1//me.php"), 400, "PATH_INVALID");
    TestRequest post = TestRequest.of("POST", PATH).json("{}");
    refused(
        cloud.send(post.with("Authorization", "Bearer " + token.text())),
        405,
        "METHOD_NOT_ALLOWED");
    refused(cloud.send(post), 401, "AUTH_MISSING");
  }

  @Test
  @DisplayName("row 70: the 121st in 60 seconds is refused; row 72: after Retry-After it is not")
  void limitsTheMinute() {
    try (TestingCloud own = TestingCloud.start(front)) {
      TestToken token = own.tokens().create();
      own.clock().stopAt(Instant.parse("2030-01-01T00:00:30.1Z"));
      for (int i = 0; i < LIMIT; i++) {
        assertThat(own.get(token, PATH).status()).isEqualTo(200);
        own.clock().advance(Duration.ofMillis(100));
      }
      TestAnswer answer = own.get(token, PATH);
      refused(answer, 429, "RATE_LIMITED");
      String wait = answer.header("Retry-After").orElseThrow();
      assertThat(answer.text()).contains("Try again in " + wait + " s");
      assertThat(Integer.parseInt(wait)).isBetween(48, 50);

      own.clock().advance(Duration.ofSeconds(Integer.parseInt(wait)));
      assertThat(own.get(token, PATH).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("row 69: a burst of 120 is admitted, for tokens have no burst limit of their own")
  void admitsAWholeMinuteAtOnce() {
    try (TestingCloud own = TestingCloud.start(front)) {
      TestToken token = own.tokens().create();
      TestToken other = own.tokens().create();
      own.clock().stopAt(Instant.parse("2030-01-01T00:00:00Z"));
      for (int i = 0; i < LIMIT; i++) {
        assertThat(own.get(token, PATH).status()).isEqualTo(200);
      }
      refused(own.get(token, PATH), 429, "RATE_LIMITED");
      assertThat(own.get(other, PATH).status()).as("each token has its own").isEqualTo(200);
    }
  }

  @Test
  @DisplayName("row 75: DynamoDB away is 503 with Retry-After, in the envelope")
  void failsClosedWithoutTheStore() {
    try (TestingCloud own = TestingCloud.start(front)) {
      TestToken token = own.tokens().create();
      assertThat(own.get(token, PATH).status()).isEqualTo(200);
      own.aws().away(true);
      TestAnswer answer = own.get(token, PATH);
      refused(answer, 503, "UNAVAILABLE");
      assertThat(answer.header("Retry-After")).contains("1");
    }
  }

  private TestAnswer sent(String header) {
    return cloud.send(TestRequest.of("GET", PATH).with("Authorization", header));
  }

  private static void refused(TestAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json()).containsOnlyKeys("success", "message", "data", "timestamp");
    assertThat(answer.json()).containsEntry("success", false);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.data()).containsKey("request_id");
    if (status == 401) {
      assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }
  }

  private static String text(ApiToken token) {
    return new String(token.secret().reveal(), StandardCharsets.US_ASCII);
  }
}
