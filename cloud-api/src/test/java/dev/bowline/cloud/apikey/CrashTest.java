package dev.bowline.cloud.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.member.Members;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.projection.FailingProjection;
import dev.bowline.cloud.projection.FailingProjection.Crash;
import dev.bowline.cloud.projection.TestingOutbox;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The process dies between any two steps of a change: before the narrowing write, after it and so
 * before the commit, after the commit and so before the delivery, after the delivery and so before
 * the outbox is cleared.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

  private static final int STEPS = 4;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(InstantSource.system().instant());
  private final ApplicationContext context =
      ApplicationContext.builder()
          .properties(FreshInstallation.properties())
          .properties(Map.of("test.failing-projection", true, "bowline.sweep-interval", "1h"))
          .build()
          .registerSingleton(InstantSource.class, (InstantSource) now::get)
          .start();
  private final FailingProjection projection = context.getBean(FailingProjection.class);
  private final TestingOutbox outbox = new TestingOutbox(context);
  private final ApiKeys keys = context.getBean(ApiKeys.class);
  private Editor editor = new Editor(0, 0, "nobody", "");

  @BeforeAll
  void provision() {
    context.getBean(Provisioning.class).run();
    long tenant =
        context
            .getBean(Members.class)
            .createTenant("T", UUID.randomUUID() + "@example.com", Secret.of("password"));
    editor = new Editor(tenant, 1, "member:1", "192.0.2.1");
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void neverLeavesAnEditedKeyWiderThanItIsInTruth() {
    surviving(id -> keys.edit(editor, id, edit(List.of("ssl:read"), List.of("192.0.2.0/28"))));
  }

  @Test
  void neverLeavesAWidenedKeyWiderThanItIsInTruth() {
    surviving(id -> keys.edit(editor, id, edit(List.of("*:*"), List.of())));
  }

  @Test
  void neverLeavesAKeyWiderThatIsMadeNarrowerAndWiderAtOnce() {
    surviving(id ->
        keys.edit(editor, id, edit(List.of("dns:read", "domains:read"), List.of("10.0.0.1"))));
  }

  @Test
  void neverLeavesTheOldSecretWorkingAfterARegeneration() {
    surviving(id -> keys.regenerate(editor, id));
  }

  @Test
  void neverLeavesARevokedKeyActive() {
    surviving(id -> keys.revoke(editor, id, "crash"));
  }

  @Test
  void neverLeavesADeletedKeyBehind() {
    surviving(id -> keys.delete(editor, id));
  }

  @Test
  void deliversANewKeyThatACrashKeptFromDelivery() {
    projection.crashAt(0);
    assertThatThrownBy(this::create).isInstanceOf(Crash.class);
    projection.heal();
    ApiKey made = keys.page(editor.tenantId(), Long.MAX_VALUE, 1).getFirst();
    assertThat(projected(made)).isEmpty();

    sweep();
    assertThat(projected(made)).isPresent();
  }

  @Test
  void makesUpForALostNarrowingByTheNextChange() {
    ApiKey key = create();
    crashing(1, key, id -> keys.revoke(editor, id, "lost"));
    assertThat(projected(key).orElseThrow().status()).isEqualTo(Credential.Status.REVOKED);

    keys.edit(editor, key.credential().number(), edit(List.of("ssl:read"), List.of()));
    assertThat(projected(key).orElseThrow().status()).isEqualTo(Credential.Status.ACTIVE);
  }

  private void surviving(Consumer<Long> change) {
    for (int step = 0; step < STEPS; step++) {
      ApiKey key = create();
      crashing(step, key, change);
      assertNotWider(key);

      sweep();
      assertNotWider(key);
      if (step >= 2) {
        assertSame(key);
      }
      repeat(key, change);
      assertSame(key);
    }
  }

  private void crashing(int step, ApiKey key, Consumer<Long> change) {
    projection.crashAt(step);
    assertThatThrownBy(() -> change.accept(key.credential().number())).isInstanceOf(Crash.class);
    projection.heal();
  }

  /** The caller got no answer and asks again; what had been done answers 409 or 404. */
  private void repeat(ApiKey key, Consumer<Long> change) {
    try {
      change.accept(key.credential().number());
    } catch (ProblemException e) {
      assertThat(e.problem().code().status()).isIn(404, 409);
    }
  }

  private void assertNotWider(ApiKey key) {
    Optional<Credential> seen = projected(key);
    Optional<Credential> truth = truth(key);
    if (seen.isEmpty() || seen.get().status() == Credential.Status.REVOKED) {
      return;
    }
    assertThat(truth).isPresent();
    assertThat(truth.get().status()).isEqualTo(Credential.Status.ACTIVE);
    assertThat(truth.get().scopes().cover(seen.get().scopes())).isTrue();
    assertThat(covers(truth.get().ipWhitelist(), seen.get().ipWhitelist())).isTrue();
    if (!seen.get().secret().equals(truth.get().secret())) {
      assertThat(seen.get().secretGeneration()).isGreaterThan(truth.get().secretGeneration());
    }
  }

  private void assertSame(ApiKey key) {
    Optional<Credential> seen = projected(key);
    Optional<Credential> truth = truth(key);
    assertThat(seen.map(Credential::generation)).isEqualTo(truth.map(Credential::generation));
    assertThat(seen.map(Credential::status)).isEqualTo(truth.map(Credential::status));
    assertThat(seen.map(Credential::scopes)).isEqualTo(truth.map(Credential::scopes));
    assertThat(seen.map(Credential::secret)).isEqualTo(truth.map(Credential::secret));
    assertThat(outbox.count()).isZero();
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

  private void sweep() {
    now.updateAndGet(moment -> moment.plus(Duration.ofSeconds(3)));
    outbox.sweep();
  }

  private Optional<Credential> projected(ApiKey key) {
    now.updateAndGet(moment -> moment.plus(Duration.ofSeconds(2)));
    return context
        .getBean(Credentials.class)
        .findFresh(key.credential().id())
        .map(copy -> copy.credential());
  }

  private Optional<Credential> truth(ApiKey key) {
    return keys.find(editor.tenantId(), key.credential().number()).map(ApiKey::credential);
  }

  private ApiKey create() {
    List<String> scopes = List.of("domains:*", "ssl:read", "ssl:write");
    return keys.create(
            editor,
            new CreateKey(
                "crash", null, scopes, null, null, List.of("192.0.2.0/24"), null, null, null))
        .key();
  }

  private static EditKey edit(List<String> scopes, List<String> addresses) {
    return new EditKey(null, null, scopes, null, null, addresses, null, null);
  }
}
