package dev.bowline.cloud.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.member.Tenants;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.projection.FailingProjection.Crash;
import dev.bowline.contract.Secret;
import io.micronaut.context.ApplicationContext;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A cloud that dies between any two steps of a change of a credential: before the narrowing write,
 * after it and so before the commit, after the commit and so before the delivery, after the
 * delivery and so before the outbox is cleared.
 */
public final class CrashingCloud implements AutoCloseable {

  private static final int STEPS = 4;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(InstantSource.system().instant());
  private final ApplicationContext context =
      ApplicationContext.builder()
          .properties(FreshInstallation.properties())
          .properties(Map.of("test.failing-projection", true, "bowline.background", false))
          .build()
          .registerSingleton(InstantSource.class, (InstantSource) now::get)
          .start();
  private final FailingProjection projection = context.getBean(FailingProjection.class);
  private final Editor editor;

  /** A cloud with one tenant. */
  public CrashingCloud() {
    context.getBean(Provisioning.class).run();
    long tenant =
        context
            .getBean(Tenants.class)
            .createTenant("T", UUID.randomUUID() + "@example.com", Secret.of("password"));
    this.editor = new Editor(tenant, 1, "member:1", "192.0.2.1");
  }

  /** A bean of the application. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Who changes things. */
  public Editor editor() {
    return editor;
  }

  /**
   * Crashes at each step of {@code change}, on a credential of its own each time. What
   * authentication sees must never be wider than {@code truth}, and must be the truth after the
   * sweep, or after the change is asked for again when it was rolled back.
   */
  public <C extends Admissible> void surviving(
      Supplier<C> creation, LongFunction<Optional<C>> truth, LongConsumer change) {
    for (int step = 0; step < STEPS; step++) {
      C made = creation.get();
      crashing(step, () -> change.accept(made.number()));
      assertNotWider(made, truth);

      sweep();
      assertNotWider(made, truth);
      if (step >= 2) {
        assertSame(made, truth);
      }
      repeat(made, change);
      assertSame(made, truth);
    }
  }

  /** Runs {@code change}, which dies at {@code step}. */
  public void crashing(int step, Runnable change) {
    projection.crashAt(step);
    assertThatThrownBy(change::run).isInstanceOf(Crash.class);
    projection.heal();
  }

  /** What authentication sees. */
  public Optional<Credential> projected(String id) {
    return projected(Credential.class, id);
  }

  /** The same of any kind. */
  public <C extends Admissible> Optional<C> projected(Class<C> type, String id) {
    now.updateAndGet(moment -> moment.plus(Duration.ofSeconds(2)));
    return context.getBean(Credentials.class).findFresh(type, id).map(copy -> copy.credential());
  }

  /** One round of the sweeper, some seconds later. */
  public void sweep() {
    now.updateAndGet(moment -> moment.plus(Duration.ofSeconds(3)));
    context.getBean(OutboxSweeper.class).round();
  }

  @Override
  public void close() {
    context.close();
  }

  /** The caller got no answer and asks again; what had been done answers 409 or 404. */
  private static void repeat(Admissible made, LongConsumer change) {
    try {
      change.accept(made.number());
    } catch (ProblemException e) {
      assertThat(e.problem().code().status()).isIn(404, 409);
    }
  }

  private <C extends Admissible> void assertNotWider(C made, LongFunction<Optional<C>> truths) {
    Optional<? extends Admissible> seen = projected(made.getClass(), made.id());
    if (seen.isEmpty() || seen.get().status() == Credential.Status.REVOKED) {
      return;
    }
    Optional<C> truth = truths.apply(made.number());
    assertThat(truth).isPresent();
    assertThat(truth.get().status()).isEqualTo(Credential.Status.ACTIVE);
    switch (seen.get()) {
      case Credential credential -> assertNotWider(credential, (Credential) truth.get());
      case BearerToken token -> assertNotWider(token, (BearerToken) truth.get());
    }
  }

  private static void assertNotWider(Credential seen, Credential truth) {
    assertThat(truth.scopes().cover(seen.scopes())).isTrue();
    assertThat(covers(truth.ipWhitelist(), seen.ipWhitelist())).isTrue();
    if (!seen.secret().equals(truth.secret())) {
      assertThat(seen.secretGeneration()).isGreaterThan(truth.secretGeneration());
    }
  }

  private static void assertNotWider(BearerToken seen, BearerToken truth) {
    assertThat(seen.scopes()).allMatch(truth::permits);
  }

  private <C extends Admissible> void assertSame(C made, LongFunction<Optional<C>> truths) {
    Optional<? extends Admissible> seen = projected(made.getClass(), made.id());
    Optional<C> truth = truths.apply(made.number());
    assertThat(seen.map(CrashingCloud::essence)).isEqualTo(truth.map(CrashingCloud::essence));
    assertThat(context.getBean(OutboxRepository.class).count()).isZero();
  }

  private static List<Object> essence(Admissible one) {
    return switch (one) {
      case Credential credential ->
          List.of(one.generation(), one.status(), credential.scopes(), credential.secret());
      case BearerToken token -> List.of(token);
    };
  }

  private static boolean covers(List<IpRange> wide, List<IpRange> narrow) {
    return wide.isEmpty()
        || (!narrow.isEmpty()
            && narrow.stream()
                .allMatch(range -> wide.contains(range) || isWithin(wide, range.text())));
  }

  private static boolean isWithin(List<IpRange> wide, String address) {
    String first = address.split("/", 2)[0];
    return first.equals("0.0.0.0")
        || wide.stream().anyMatch(range -> range.contains(InetAddress.ofLiteral(first)));
  }
}
