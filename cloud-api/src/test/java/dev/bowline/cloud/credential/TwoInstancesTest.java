package dev.bowline.cloud.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.ratelimit.Quota;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances of the whole API over HTTPS, on the same tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest {

  private static final int CLIENTS = 4;

  private TestingCloud first;
  private TestingCloud second;

  /** An admitted request and the moments of the cloud's clock between which it was decided. */
  private record Admitted(Instant start, Instant end) {}

  @BeforeAll
  void start() {
    first = TestingCloud.start(Front.NETTY);
    second = first.anotherInstance(Front.NETTY);
  }

  @AfterAll
  void stop() {
    second.close();
    first.close();
  }

  @BeforeEach
  void letTheClockRun() {
    first.clock().run();
  }

  private static TestAnswer get(TestingCloud instance, TestKey key) {
    return instance.client(key).get("/v1/me");
  }

  private void standAt(String moment) {
    first.clock().stopAt(Instant.parse(moment));
  }

  /** Both instances hold a copy that is a minute old. */
  private TestKey warmKey(Tier tier) {
    TestKey key = first.keys().tier(tier).create();
    assertThat(get(first, key).status()).isEqualTo(200);
    assertThat(get(second, key).status()).isEqualTo(200);
    first.clock().advance(Duration.ofMinutes(1));
    return key;
  }

  private void edit(TestKey key, UnaryOperator<Credential> change) {
    first.bean(Credentials.class).publish(change.apply(key.credential()));
  }

  @Test
  void everyAnswerTellsWhatIsLeft() {
    TestAnswer answer = get(first, first.keys().tier(Tier.STARTER).create());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header(Quota.POLICY_HEADER))
        .contains("\"second\";q=10;w=1, \"minute\";q=60;w=60, \"hour\";q=1000;w=3600");
    assertThat(answer.header(Quota.HEADER))
        .contains("\"second\";r=9, \"minute\";r=59, \"hour\";r=999");
  }

  @Test
  @DisplayName("row 69: the 11th in a second answers 429, and waiting Retry-After is enough")
  void limitsTheBurst() {
    standAt("2026-03-01T12:00:00.100Z");
    TestKey key = first.keys().tier(Tier.STARTER).create();
    for (int i = 0; i < 10; i++) {
      assertThat(get(i % 2 == 0 ? first : second, key).status()).isEqualTo(200);
    }

    TestAnswer answer = get(first, key);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("RATE_LIMITED");
    assertThat(answer.header("Retry-After")).hasValueSatisfying(this::isOneOrTwo);
    first.clock().advance(Duration.ofSeconds(retryAfter(answer)));
    assertThat(get(first, key).status()).isEqualTo(200);
  }

  private void isOneOrTwo(String seconds) {
    assertThat(seconds).isIn("1", "2");
  }

  private static long retryAfter(TestAnswer answer) {
    return Long.parseLong(answer.header("Retry-After").orElseThrow());
  }

  @Test
  @DisplayName("rows 70, 72: the 61st across a minute's edge answers 429, after Retry-After 200")
  void limitsTheRollingMinute() {
    standAt("2026-03-01T12:00:45.000Z");
    TestKey key = first.keys().tier(Tier.STARTER).create();
    for (int i = 0; i < 60; i++) {
      assertThat(get(i % 2 == 0 ? first : second, key).status()).isEqualTo(200);
      first.clock().advance(Duration.ofMillis(400));
    }

    TestAnswer answer = get(second, key);

    assertThat(answer.status()).isEqualTo(429);
    first.clock().advance(Duration.ofSeconds(retryAfter(answer) - 1));
    assertThat(get(first, key).status()).isEqualTo(429);
    first.clock().advance(Duration.ofSeconds(1));
    assertThat(get(second, key).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 74: bad signatures spend nothing of the key's quota")
  void badSignaturesSpendNothing() {
    standAt("2026-03-02T12:00:00.000Z");
    TestKey key = first.keys().tier(Tier.STARTER).create();
    SignedClient client = first.client(key);
    for (int i = 0; i < 30; i++) {
      TestRequest forged = client.sign(TestRequest.of("GET", "/v1/me")).to("/v1/servers");
      assertThat(first.send(forged).code()).isEqualTo("INVALID_SIGNATURE");
    }

    for (int i = 0; i < 10; i++) {
      assertThat(client.get("/v1/me").status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("row 76: revocation counts on the other instance's very next request")
  void revocationCountsAtOnce() {
    TestKey key = warmKey(Tier.BUSINESS);

    first.bean(Credentials.class).revoke(key.id(), 2);

    TestAnswer answer = get(second, key);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("KEY_REVOKED");
  }

  @Test
  @DisplayName("row 76: a removed scope counts on the other instance's next request")
  void aRemovedScopeCounts() {
    TestKey key = warmKey(Tier.BUSINESS);

    edit(key, old -> ACredential.withScopes(old, "domains:read"));

    TestAnswer answer = second.client(key).get("/v1/servers");
    assertThat(answer.code()).isEqualTo("FORBIDDEN");
    assertThat(answer.details()).isEqualTo("Required scope: server:read");
  }

  @Test
  @DisplayName("row 76: an address taken off the whitelist counts on the next request")
  void aNarrowedWhitelistCounts() {
    TestKey key = warmKey(Tier.BUSINESS);

    edit(key, old -> ACredential.withWhitelist(old, "192.0.2.1"));

    assertThat(get(second, key).code()).isEqualTo("IP_NOT_ALLOWED");
  }

  @Test
  @DisplayName("row 76: an address put on the whitelist counts within 1 s")
  void aWidenedWhitelistCounts() {
    TestKey key = first.keys().tier(Tier.BUSINESS).whitelist("192.0.2.1").create();
    assertThat(get(second, key).code()).isEqualTo("IP_NOT_ALLOWED");

    edit(key, old -> ACredential.withWhitelist(old, "127.0.0.0/8"));
    first.clock().advance(Duration.ofSeconds(1));

    assertThat(get(second, key).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 76: a lowered tier counts on the next request")
  void aLoweredTierCounts() {
    TestKey key = warmKey(Tier.ENTERPRISE);

    edit(key, old -> ACredential.withTier(old, Tier.STARTER));

    assertThat(get(second, key).header(Quota.POLICY_HEADER).orElseThrow()).contains("q=10;w=1");
  }

  @Test
  @DisplayName("row 73: four clients of two instances never exceed a rolling second or minute")
  void limitsHoldUnderFire() throws Exception {
    TestKey key = first.keys().tier(Tier.STARTER).create();
    Queue<Admitted> admitted = new ConcurrentLinkedQueue<>();

    fire(key, Duration.ofSeconds(6), admitted);
    first.clock().advance(Duration.ofSeconds(40));
    fire(key, Duration.ofSeconds(2), admitted);
    first.clock().advance(Duration.ofSeconds(11));
    fire(key, Duration.ofSeconds(4), admitted);

    assertThat(most(admitted, Duration.ofSeconds(1))).isLessThanOrEqualTo(10);
    assertThat(most(admitted, Duration.ofMinutes(1))).isLessThanOrEqualTo(60);
    assertThat(admitted).hasSizeBetween(50, 120);
    System.out.printf("%d admitted of Starter in three bursts%n", admitted.size());
  }

  private void fire(TestKey key, Duration length, Queue<Admitted> admitted) throws Exception {
    long until = System.nanoTime() + length.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        TestingCloud instance = i % 2 == 0 ? first : second;
        clients.add(threads.submit(() -> client(instance, key, until, admitted)));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
  }

  private static void client(
      TestingCloud instance, TestKey key, long until, Queue<Admitted> admitted) {
    while (System.nanoTime() < until) {
      Instant start = instance.clock().instant();
      TestAnswer answer = get(instance, key);
      if (answer.status() == 200) {
        admitted.add(new Admitted(start, instance.clock().instant()));
      } else {
        assertThat(answer.status()).isEqualTo(429);
      }
    }
  }

  /** The most requests that lie wholly within any window of that length. */
  private static long most(Queue<Admitted> admitted, Duration window) {
    long most = 0;
    for (Admitted first : admitted) {
      Instant end = first.start().plus(window);
      most =
          Math.max(
              most,
              admitted.stream()
                  .filter(other -> !other.start().isBefore(first.start()))
                  .filter(other -> !other.end().isAfter(end))
                  .count());
    }
    return most;
  }
}
