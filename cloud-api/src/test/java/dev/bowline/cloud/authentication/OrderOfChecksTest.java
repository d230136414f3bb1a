package dev.bowline.cloud.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestKeys;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A request that is wrong in two ways is refused for what is checked first. */
@ParameterizedClass
@EnumSource(Front.class)
class OrderOfChecksTest {

  private static final String ELSEWHERE = "203.0.113.7";
  private static final String BAD_JSON = "{\"a\":1,\"a\":2}";

  private final TestingCloud cloud;

  OrderOfChecksTest(Front front) {
    this.cloud = TestingCloud.shared(front);
  }

  @AfterEach
  void letTheClockRun() {
    cloud.clock().run();
  }

  @Test
  void checksHeadersBeforeThePath() {
    TestRequest request = sign(key(), "GET", "/v1/{").without("X-Signature");
    assertRefused(request, "AUTH_MISSING");
  }

  @Test
  void checksThePathBeforeTheTimestamp() {
    SignedClient client = cloud.client(key());
    assertRefused(client.signAt(TestRequest.of("GET", "/v1/{"), "1709827200"), "PATH_INVALID");
  }

  @Test
  void checksTheTimestampBeforeTheSignature() {
    SignedClient client = cloud.client(key());
    TestRequest old = client.signAt(TestRequest.of("GET", "/v1/me"), "1709827200");
    assertRefused(old.method("DELETE"), "TIMESTAMP_EXPIRED");
  }

  @Test
  void checksTheSignatureBeforeTheStatus() {
    TestKey revoked = key();
    cloud.keys().revoke(revoked);
    assertRefused(sign(revoked, "GET", "/v1/me").to("/v1/probe"), "INVALID_SIGNATURE");
  }

  @Test
  void checksTheStatusBeforeTheAddress() {
    TestKey revoked = cloud.keys().whitelist(ELSEWHERE).create();
    cloud.keys().revoke(revoked);
    assertRefused(sign(revoked, "GET", "/v1/me"), "KEY_REVOKED");
  }

  @Test
  void checksTheAddressBeforeTheRate() {
    TestKey spent = spent(cloud.keys());
    TestKey elsewhere = cloud.keys().tier(Tier.STARTER).whitelist(ELSEWHERE).edit(spent);
    assertRefused(sign(elsewhere, "GET", "/v1/me"), "IP_NOT_ALLOWED");
  }

  @Test
  void checksTheRateBeforeTheScope() {
    TestKey spent = spent(cloud.keys().scopes("domains:read"));
    assertRefused(sign(spent, "POST", "/v1/probe/scoped"), "RATE_LIMITED");
  }

  @Test
  void checksTheScopeBeforeTheBodysJson() {
    SignedClient client = cloud.client(cloud.keys().scopes("domains:read").create());
    TestRequest request = TestRequest.of("POST", "/v1/probe/scoped").json(BAD_JSON);
    assertRefused(client.sign(request), "FORBIDDEN");
  }

  @Test
  void checksTheJsonBeforeReplay() {
    TestRequest request =
        cloud.client(key()).sign(TestRequest.of("POST", "/v1/probe").json(BAD_JSON));
    assertRefused(request, "INVALID_BODY");
    assertRefused(request, "INVALID_BODY");
  }

  private TestKey key() {
    return cloud.keys().create();
  }

  /** A Starter key that has no request left in this second, which does not pass. */
  private TestKey spent(TestKeys keys) {
    cloud.clock().stopAt(cloud.clock().instant());
    TestKey key = keys.tier(Tier.STARTER).create();
    for (int i = 0; i < 10; i++) {
      assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    }
    return key;
  }

  private TestRequest sign(TestKey key, String method, String target) {
    return cloud.client(key).sign(TestRequest.of(method, target));
  }

  private void assertRefused(TestRequest request, String code) {
    assertThat(cloud.send(request).code()).isEqualTo(code);
  }
}
