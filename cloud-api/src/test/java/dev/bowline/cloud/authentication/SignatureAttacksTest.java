package dev.bowline.cloud.authentication;

import static dev.bowline.cloud.authentication.SignedRequests.runs;
import static dev.bowline.cloud.authentication.SignedRequests.signedGet;
import static dev.bowline.cloud.authentication.SignedRequests.signedPost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.key.PublicKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class SignatureAttacksTest {

  private final Front front;
  private final TestingCloud cloud;
  private final TestKey key;
  private final SignedClient client;

  SignatureAttacksTest(Front front) {
    this.front = front;
    this.cloud = TestingCloud.shared(front);
    this.key = cloud.keys().create();
    this.client = cloud.client(key);
  }

  @AfterEach
  void letTheClockRun() {
    cloud.clock().run();
  }

  @Test
  @DisplayName("row 1: a request without a key answers 401 AUTH_MISSING")
  void refusesARequestWithoutAKey() {
    assertRefused(signedGet(client).without("X-API-Key"), 401, "AUTH_MISSING");
    assertRefused(TestRequest.of("GET", "/v1/me"), 401, "AUTH_MISSING");
  }

  @Test
  @DisplayName("row 2: a request without a timestamp answers 401 AUTH_MISSING")
  void refusesARequestWithoutATimestamp() {
    assertRefused(signedGet(client).without("X-Timestamp"), 401, "AUTH_MISSING");
  }

  @Test
  @DisplayName("row 3: a request without a signature answers 401 AUTH_MISSING")
  void refusesARequestWithoutASignature() {
    assertRefused(signedGet(client).without("X-Signature"), 401, "AUTH_MISSING");
  }

  @Test
  @DisplayName("row 4: a doubled or comma-joined header answers 401 AUTH_INVALID")
  void refusesDoubledHeaders() {
    for (String name : List.of("X-API-Key", "X-Timestamp", "X-Signature")) {
      TestRequest signed = signedGet(client);
      String value =
          signed.headers().stream()
              .filter(header -> header.name().equals(name))
              .findFirst()
              .orElseThrow()
              .value();
      assertRefused(signed.with(name, value), 401, "AUTH_INVALID");
      assertRefused(signed.without(name).with(name, value + "," + value), 401, "AUTH_INVALID");
    }
  }

  @Test
  @DisplayName("row 5: a signature of 63 or 65 characters, in upper case or Base64 is AUTH_INVALID")
  void refusesSignaturesOfAnotherForm() {
    for (String signature :
        List.of("a".repeat(63), "a".repeat(65), "A".repeat(64), "+/==".repeat(16))) {
      assertRefused(
          signedGet(client).without("X-Signature").with("X-Signature", signature),
          401,
          "AUTH_INVALID");
    }
  }

  @Test
  @DisplayName("row 6: milliseconds, a plus, a leading zero and foreign digits: TIMESTAMP_INVALID")
  void refusesTimestampsOfAnotherForm() {
    String foreign = "\u0661\u0667\u0660\u0669\u0668\u0662\u0667\u0662\u0660\u0660";
    for (String timestamp :
        List.of("1709827200000", "+1709827200", "01709827200", foreign, "", "17098272 0")) {
      TestRequest request = client.signAt(TestRequest.of("GET", "/v1/me"), timestamp);
      TestAnswer answer = cloud.send(request);
      assertThat(answer.status()).as(timestamp + answer.text()).isEqualTo(401);
      assertThat(answer.code()).isIn("TIMESTAMP_INVALID", "AUTH_INVALID", "AUTH_MISSING");
    }
    assertRefused(
        client.signAt(TestRequest.of("GET", "/v1/me"), "1709827200000"), 401, "TIMESTAMP_INVALID");
  }

  @Test
  @DisplayName("row 7: 301 s old answers 401 TIMESTAMP_EXPIRED, 300 s passes")
  void refusesARequestOlderThanFiveMinutes() {
    Instant now = Instant.ofEpochSecond(1_800_000_000L);
    cloud.clock().stopAt(now);
    assertRefused(signedAt(now.getEpochSecond() - 301), 401, "TIMESTAMP_EXPIRED");
    assertThat(cloud.send(signedAt(now.getEpochSecond() - 300)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 8: 61 s ahead answers 401 TIMESTAMP_FUTURE, 60 s passes")
  void refusesARequestFromTheFuture() {
    Instant now = Instant.ofEpochSecond(1_800_000_000L);
    cloud.clock().stopAt(now);
    assertRefused(signedAt(now.getEpochSecond() + 61), 401, "TIMESTAMP_FUTURE");
    assertThat(cloud.send(signedAt(now.getEpochSecond() + 60)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 9: one changed byte of the body answers 401 INVALID_SIGNATURE")
  void refusesAChangedBody() {
    TestRequest changed =
        signedPost(client).body("{\"text\":\"b\"}".getBytes(StandardCharsets.UTF_8));
    assertRefused(changed, 401, "INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 10: another method answers 401 INVALID_SIGNATURE")
  void refusesAnotherMethod() {
    assertRefused(signedGet(client).method("DELETE"), 401, "INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 11: another path answers 401 INVALID_SIGNATURE")
  void refusesAnotherPath() {
    assertRefused(signedGet(client).to("/v1/probe"), 401, "INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 12: an added or reordered query answers 401 INVALID_SIGNATURE")
  void refusesAnotherQuery() {
    assertRefused(signedGet(client).to("/v1/me?a=1"), 401, "INVALID_SIGNATURE");
    TestRequest ordered = client.sign(TestRequest.of("GET", "/v1/probe?q=1&z=2"));
    assertRefused(ordered.to("/v1/probe?z=2&q=1"), 401, "INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 13: X-HTTP-Method-Override is ignored")
  void ignoresAMethodOverride() {
    int before = runs(cloud);
    TestRequest request =
        client.sign(TestRequest.of("GET", "/v1/probe")).with("X-HTTP-Method-Override", "DELETE");
    assertThat(cloud.send(request).status()).isEqualTo(200);
    assertThat(runs(cloud)).isEqualTo(before);
  }

  @Test
  @DisplayName("row 14: an unknown key answers like a bad signature, after the same work")
  void doesNotTellWhetherAKeyExists() {
    cloud.clock().stop();
    try (TestingCloud cold = cloud.anotherInstance(front)) {
      TestKey known = cloud.keys().tenant(77).create();
      String unknown = PublicKey.random(Environment.LIVE, new SecureRandom()).text();
      TestRequest wrong = badlySigned(known.id());
      TestRequest stranger = badlySigned(unknown);

      Map<String, Object> answers = new HashMap<>();
      List<String> knownCalls =
          cold.aws().during(() -> answers.put("known", comparable(cold.send(wrong))));
      List<String> unknownCalls =
          cold.aws().during(() -> answers.put("unknown", comparable(cold.send(stranger))));

      assertThat(answers.get("unknown")).isEqualTo(answers.get("known"));
      assertThat(unknownCalls).as("%s", knownCalls).hasSameSizeAs(knownCalls);
      assertThat(unknownCalls).filteredOn("Query"::equals).hasSize(1);
      assertThat(cold.aws().during(() -> cold.send(stranger))).isEmpty();
      assertThat(cold.aws().during(() -> cold.send(wrong))).isEmpty();
    }
  }

  @Test
  @DisplayName("row 15: a test key's secret with a live key answers 401 INVALID_SIGNATURE")
  void refusesTheSecretOfAnotherKey() {
    TestKey test = cloud.keys().environment(Environment.TEST).create();
    TestKey mixed = new TestKey(key.credential(), test.secret());
    assertRefused(
        cloud.client(mixed).sign(TestRequest.of("GET", "/v1/me")), 401, "INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 16: a timestamp moved into the path, or back, answers 400 or 401")
  void refusesATimestampMovedIntoThePath() {
    long now = cloud.clock().instant().getEpochSecond();
    TestRequest own = TestRequest.of("PUT", "/v1/domains/" + (now - 60));
    TestRequest signed = client.signAt(own, Long.toString(now));
    TestRequest shifted =
        signed
            .to("/v1/domains/")
            .without("X-Timestamp")
            .with("X-Timestamp", Long.toString(now - 60))
            .body(Long.toString(now).getBytes(StandardCharsets.US_ASCII))
            .with("Content-Type", "application/json");
    assertRefused(shifted, 400, "INVALID_BODY");
  }

  @Test
  @DisplayName("row 17: a GET with a body answers 400 BODY_NOT_ALLOWED")
  void refusesAGetWithABody() {
    assertRefused(client.sign(TestRequest.of("GET", "/v1/me").json("{}")), 400, "BODY_NOT_ALLOWED");
  }

  @Test
  @DisplayName("row 18: a body that begins or ends with a digit answers 400 INVALID_BODY")
  void refusesABodyThatBeginsOrEndsWithADigit() {
    for (String body : List.of("1{}", "{}1", "12", " {}", "\"text\"")) {
      assertRefused(
          client.sign(TestRequest.of("POST", "/v1/probe").json(body)), 400, "INVALID_BODY");
    }
  }

  private TestRequest signedAt(long seconds) {
    return client.signAt(TestRequest.of("GET", "/v1/me"), Long.toString(seconds));
  }

  private TestRequest badlySigned(String id) {
    return signedGet(client)
        .without("X-API-Key")
        .with("X-API-Key", id)
        .without("X-Signature")
        .with("X-Signature", "0".repeat(64));
  }

  private static Map<String, Object> comparable(TestAnswer answer) {
    Map<String, Object> fields = new HashMap<>(answer.json());
    fields.remove("request_id");
    fields.put("status", answer.status());
    fields.put("headers", answer.headers().keySet().toString());
    return fields;
  }

  private void assertRefused(TestRequest request, int status, String code) {
    TestAnswer answer = cloud.send(request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json()).containsOnlyKeys("error", "code", "details", "request_id");
    assertThat(answer.header("X-Request-Id")).hasValue("" + answer.json().get("request_id"));
  }
}
