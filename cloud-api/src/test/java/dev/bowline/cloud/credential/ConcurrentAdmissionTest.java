package dev.bowline.cloud.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.ratelimit.Outcome;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.contract.key.ApiToken;
import dev.bowline.contract.scope.TokenScope;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several instances with several threads each, in real time on a real DynamoDB engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrentAdmissionTest {

  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");
  private static final int INSTANCES = 3;
  private static final int THREADS = 4;
  private static final Duration RUN = Duration.ofSeconds(4);

  /** An admitted request and the nanoseconds between which it was decided. */
  private record Admitted(long start, long end) {}

  private final List<TestingInstance> instances = new ArrayList<>();

  @BeforeAll
  void start() {
    for (int i = 0; i < INSTANCES; i++) {
      instances.add(TestingInstance.start(Clock.systemUTC(), "concurrent-test-"));
    }
  }

  @AfterAll
  void stop() {
    instances.forEach(TestingInstance::close);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  @DisplayName("row 73: instances that race for one key never exceed its rolling windows")
  void noWindowIsExceeded(Tier tier) throws Exception {
    Credential credential = ACredential.of(tier);
    Queue<Admitted> admitted = new ConcurrentLinkedQueue<>();
    instances.getFirst().credentials().create(credential);

    hammer(instances, credential, admitted);

    System.out.printf("%s: %d admitted in %s%n", tier, admitted.size(), RUN);
    assertThat(most(admitted, Duration.ofSeconds(1))).isLessThanOrEqualTo(tier.perSecond());
    assertThat(admitted)
        .hasSizeGreaterThanOrEqualTo(Math.min(tier.perSecond(), 50))
        .hasSizeLessThanOrEqualTo(tier.perMinute().orElse(Integer.MAX_VALUE));
  }

  @Test
  @DisplayName("P-rate: instances that race for one token never exceed 120 in 60 seconds")
  void noMinuteOfATokenIsExceeded() throws Exception {
    BearerToken token =
        new BearerToken(
            BearerToken.idOf(ApiToken.random(new SecureRandom())),
            9,
            7,
            1,
            "race",
            Set.of(TokenScope.EVERYTHING),
            null,
            Credential.Status.ACTIVE,
            1);
    Queue<Admitted> admitted = new ConcurrentLinkedQueue<>();
    instances.getFirst().credentials().create(token);

    long beforeTheFirstLeaves = System.nanoTime() + Duration.ofSeconds(50).toNanos();
    do {
      hammer(instances, token, admitted);
    } while (admitted.size() < 120 && System.nanoTime() < beforeTheFirstLeaves);
    hammer(instances, token, admitted);

    assertThat(admitted).hasSize(120);
  }

  @Test
  @DisplayName("row 76: a key in full use can be edited and revoked, and the revocation counts")
  void aBusyKeyCanBeChanged() throws Exception {
    Credential credential = ACredential.of(Tier.ENTERPRISE);
    Credentials writer = instances.getFirst().credentials();
    writer.create(credential);
    AtomicBoolean revoked = new AtomicBoolean();
    Queue<Outcome> afterRevocation = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < INSTANCES * THREADS; i++) {
        Credentials user = instances.get(i % INSTANCES).credentials();
        clients.add(threads.submit(() -> use(user, credential.id(), revoked, afterRevocation)));
      }
      Credential current = credential;
      for (int i = 0; i < 20; i++) {
        current = ACredential.withScopes(current, i % 2 == 0 ? "domains:read" : "*:*");
        writer.publish(current);
      }
      writer.revoke(credential.id(), current.generation() + 1);
      revoked.set(true);
      for (Future<?> client : clients) {
        client.get();
      }
    }

    assertThat(afterRevocation)
        .hasSizeGreaterThanOrEqualTo(INSTANCES * THREADS)
        .doesNotHaveAnyElementsOfTypes(Outcome.Admitted.class);
  }

  private static void use(
      Credentials credentials, String id, AtomicBoolean revoked, Queue<Outcome> afterRevocation) {
    for (int more = 3; more > 0; ) {
      boolean late = revoked.get();
      Outcome outcome = credentials.admit(credentials.find(id).orElseThrow(), CLIENT);
      if (late) {
        afterRevocation.add(outcome);
        more--;
      }
    }
  }

  private static void hammer(
      List<TestingInstance> instances, Admissible credential, Queue<Admitted> admitted)
      throws Exception {
    long until = System.nanoTime() + RUN.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Long>> clients = new ArrayList<>();
      for (TestingInstance instance : instances) {
        for (int i = 0; i < THREADS; i++) {
          clients.add(() -> client(instance.credentials(), credential, until, admitted));
        }
      }
      for (Future<Long> client : threads.invokeAll(clients)) {
        assertThat(client.get()).isPositive();
      }
    }
  }

  private static long client(
      Credentials credentials, Admissible of, long until, Queue<Admitted> admitted) {
    long tries = 0;
    while (System.nanoTime() < until) {
      long start = System.nanoTime();
      CredentialCopy<?> copy = credentials.find(of.getClass(), of.id()).orElseThrow();
      if (credentials.admit(copy, CLIENT) instanceof Outcome.Admitted) {
        admitted.add(new Admitted(start, System.nanoTime()));
      }
      tries++;
      Thread.onSpinWait();
    }
    return tries;
  }

  /** The most requests that lie wholly within any window of that length. */
  private static int most(Queue<Admitted> admitted, Duration window) {
    int most = 0;
    for (Admitted first : admitted) {
      long end = first.start() + window.toNanos();
      int within = 0;
      for (Admitted other : admitted) {
        if (other.start() >= first.start() && other.end() <= end) {
          within++;
        }
      }
      most = Math.max(most, within);
    }
    return most;
  }
}
