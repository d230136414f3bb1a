package dev.bowline.cloud.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.ProbeController;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class AuthorizationAttacksTest {

  private final Front front;
  private final TestingCloud cloud;

  AuthorizationAttacksTest(Front front) {
    this.front = front;
    this.cloud = TestingCloud.shared(front);
  }

  @AfterEach
  void letEverythingRun() {
    cloud.clock().run();
    cloud.aws().away(false);
  }

  @Test
  @DisplayName("row 48: a missing scope answers 403 FORBIDDEN, leaves no mark, and details name it")
  void namesTheScopeThatIsMissing() {
    int before = runs();
    SignedClient client = cloud.client(cloud.keys().scopes("*:read").create());
    assertThat(client.get("/v1/me").status()).isEqualTo(200);
    TestRequest request = client.sign(TestRequest.of("POST", "/v1/probe/scoped"));

    List<String> calls =
        cloud
            .aws()
            .during(() -> {
              TestAnswer answer = cloud.send(request);
              assertThat(answer.status()).isEqualTo(403);
              assertThat(answer.code()).isEqualTo("FORBIDDEN");
              assertThat(answer.details()).isEqualTo("Required scope: domains:write");
            });

    assertThat(calls).containsExactly("UpdateItem");
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  @DisplayName("row 50: no key reaches the panel, whatever its scopes")
  void keepsKeysOutOfThePanel() {
    SignedClient client = cloud.client(cloud.keys().scopes("*:*", "terminal:access").create());
    for (String path : List.of("/panel/servers", "/panel/nothing")) {
      TestAnswer answer = client.get(path);
      assertThat(answer.status()).as(answer.text()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void keepsKeysOutOfTheAgentsRoutes() {
    SignedClient client = cloud.client(cloud.keys().create());
    TestAnswer answer = client.post("/agent/v1/reports", "{\"reports\":[]}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("FORBIDDEN");
  }

  @Test
  void refusesARouteThatDemandsNothing() {
    int before = runs();
    TestAnswer answer = cloud.client(cloud.keys().create()).get("/v1/probe/undeclared");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(cloud.send(TestRequest.of("GET", "/v1/probe/undeclared")).status()).isEqualTo(401);
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  void believesNoHeaderOfALoadBalancer() {
    TestRequest request =
        TestRequest.of("GET", "/v1/me")
            .with("x-amzn-oidc-identity", "root")
            .with("Authorization", "Basic cm9vdDpyb290");
    assertThat(cloud.send(request).code()).isEqualTo("AUTH_MISSING");
  }

  @Test
  @DisplayName("row 57: a revoked key answers 403 KEY_REVOKED, and only to its holder")
  void tellsTheHolderThatTheKeyIsRevoked() {
    TestKey key = cloud.keys().create();
    assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    cloud.keys().revoke(key);
    assertRefused(cloud.client(key).get("/v1/me"), 403, "KEY_REVOKED", "Key revoked");
    TestKey stranger = new TestKey(key.credential(), cloud.keys().create().secret());
    assertThat(cloud.client(stranger).get("/v1/me").code()).isEqualTo("INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 57: revocation counts on the next request of another instance")
  void learnsOfARevocationAtOnce() {
    try (TestingCloud other = cloud.anotherInstance(front)) {
      TestKey key = cloud.keys().create();
      assertThat(other.client(key).get("/v1/me").status()).isEqualTo(200);
      cloud.keys().revoke(key);
      assertThat(other.client(key).get("/v1/me").code()).isEqualTo("KEY_REVOKED");
    }
  }

  @Test
  @DisplayName("row 58: an expired key answers 403 KEY_EXPIRED")
  void refusesAnExpiredKey() {
    TestKey key = cloud.keys().expires(cloud.clock().instant().plusSeconds(60)).create();
    assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    cloud.clock().advance(Duration.ofSeconds(61));
    assertRefused(cloud.client(key).get("/v1/me"), 403, "KEY_EXPIRED", "Key expired");
  }

  @Test
  @DisplayName("row 59: after regeneration the old secret answers 401 and the new one works")
  void refusesAnOldSecret() {
    try (TestingCloud other = cloud.anotherInstance(front)) {
      TestKey old = cloud.keys().create();
      assertThat(other.client(old).get("/v1/me").status()).isEqualTo(200);
      TestKey fresh = cloud.keys().regenerate(old);
      other.clock().advance(Duration.ofSeconds(1));
      assertThat(other.client(fresh).get("/v1/me").status()).isEqualTo(200);
      assertThat(other.client(old).get("/v1/me").code()).isEqualTo("INVALID_SIGNATURE");
    }
  }

  @Test
  @DisplayName("row 64: spoofed forwarding headers do not change the address")
  void believesNoForwardingHeader() {
    TestKey key = cloud.keys().whitelist("203.0.113.7").create();
    TestRequest request =
        cloud
            .client(key)
            .sign(TestRequest.of("GET", "/v1/me"))
            .with("X-Forwarded-For", "203.0.113.7")
            .with("Forwarded", "for=203.0.113.7")
            .with("X-Real-IP", "203.0.113.7");
    assertThat(cloud.send(request).status()).isEqualTo(403);
    assertThat(cloud.send(request).code()).isEqualTo("IP_NOT_ALLOWED");
    TestKey own = cloud.keys().whitelist("127.0.0.0/8").create();
    assertThat(cloud.client(own).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 69: the 11th request in a second answers 429, and Retry-After is enough")
  void limitsABurst() {
    cloud.clock().stopAt(cloud.clock().instant());
    SignedClient client = cloud.client(cloud.keys().tier(Tier.STARTER).create());
    for (int i = 0; i < 10; i++) {
      assertThat(client.get("/v1/me").status()).isEqualTo(200);
    }
    TestAnswer limited = client.get("/v1/me");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.code()).isEqualTo("RATE_LIMITED");
    assertThat(limited.header("RateLimit-Policy")).isPresent();
    int wait = Integer.parseInt(limited.header("Retry-After").orElseThrow());
    assertThat(wait).isBetween(1, 2);
    cloud.clock().advance(Duration.ofSeconds(wait));
    assertThat(client.get("/v1/me").header("RateLimit")).isPresent();
  }

  @Test
  @DisplayName("row 74: bad signatures spend nothing of a key's quota")
  void chargesNothingForABadSignature() {
    cloud.clock().stopAt(cloud.clock().instant());
    TestKey key = cloud.keys().tier(Tier.STARTER).create();
    TestKey stranger = new TestKey(key.credential(), cloud.keys().create().secret());
    for (int i = 0; i < 30; i++) {
      assertThat(cloud.client(stranger).get("/v1/me").status()).isEqualTo(401);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("row 75: while the store is away the answer is 503 with Retry-After")
  void failsClosedWhileTheStoreIsAway() {
    TestKey warm = cloud.keys().create();
    assertThat(cloud.client(warm).get("/v1/me").status()).isEqualTo(200);
    TestKey cold = cloud.keys().create();
    cloud.aws().away(true);
    for (TestKey key : List.of(warm, cold)) {
      TestAnswer answer = cloud.client(key).get("/v1/me");
      assertThat(answer.status()).as(answer.text()).isEqualTo(503);
      assertThat(answer.code()).isEqualTo("UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isPresent();
    }
    cloud.aws().away(false);
    assertThat(cloud.client(warm).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 76: edits of scope, tier and address count elsewhere within a second")
  void learnsOfEditsWithinASecond() {
    try (TestingCloud other = cloud.anotherInstance(front)) {
      TestKey key = cloud.keys().scopes("domains:read").create();
      assertThat(other.client(key).post("/v1/probe/scoped", "").status()).isEqualTo(403);
      TestKey wider = cloud.keys().scopes("domains:write").edit(key);
      other.clock().advance(Duration.ofSeconds(1));
      assertThat(other.client(key).post("/v1/probe/scoped", "").status()).isEqualTo(200);
      cloud.keys().scopes("domains:write").whitelist("203.0.113.7").edit(wider);
      other.clock().advance(Duration.ofSeconds(1));
      assertThat(other.client(key).get("/v1/me").code()).isEqualTo("IP_NOT_ALLOWED");
    }
  }

  private int runs() {
    return cloud.bean(ProbeController.class).runs();
  }

  private static void assertRefused(TestAnswer answer, int status, String code, String error) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json()).containsEntry("error", error);
  }
}
