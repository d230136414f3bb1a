package dev.bowline.cloud.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.ratelimit.Outcome;
import dev.bowline.cloud.ratelimit.Tier;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two instances of the API on one DynamoDB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsTest {

  private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");

  private final SettableTime time = new SettableTime(Instant.parse("2026-03-01T12:00:00Z"));
  private TestingInstance first;
  private TestingInstance second;

  @BeforeAll
  void start() {
    first = TestingInstance.start(time, "credentials-test-");
    second = TestingInstance.start(time, "credentials-test-");
  }

  @AfterAll
  void stop() {
    first.close();
    second.close();
  }

  @BeforeEach
  void forgetCalls() {
    time.pass(Duration.ofSeconds(10));
    first.calls().take();
    second.calls().take();
  }

  private Credential created(Tier tier) {
    Credential credential = ACredential.of(tier);
    first.credentials().create(credential);
    first.calls().take();
    return credential;
  }

  private static CredentialCopy<Credential> found(TestingInstance instance, Credential credential) {
    return instance.credentials().find(credential.id()).orElseThrow();
  }

  private static Outcome admit(TestingInstance instance, Credential credential) {
    return instance.credentials().admit(found(instance, credential), CLIENT);
  }

  private static void admitted(TestingInstance instance, Credential credential) {
    assertThat(admit(instance, credential)).isInstanceOf(Outcome.Admitted.class);
  }

  private static void limited(TestingInstance instance, Credential credential) {
    assertThat(admit(instance, credential)).isInstanceOf(Outcome.Limited.class);
  }

  /** Both instances hold a copy that is minutes old. */
  private void warm(Credential credential) {
    admitted(first, credential);
    admitted(second, credential);
    time.pass(Duration.ofMinutes(5));
    admitted(first, credential);
    time.pass(Duration.ofSeconds(5));
    first.calls().take();
    second.calls().take();
  }

  @Test
  void everyFieldComesBackAsItWasWritten() {
    Credential credential = created(Tier.BUSINESS);

    Credential read = found(second, credential).credential();

    assertThat(read).usingRecursiveComparison().isEqualTo(credential);
  }

  @Test
  void aMissCostsOneQueryAndTheAdmissionOneWrite() {
    Credential credential = created(Tier.STARTER);

    admitted(second, credential);

    assertThat(second.calls().take()).containsExactly("Query", "UpdateItem");
  }

  @Test
  void aCurrentCopyCostsOneWrite() {
    Credential credential = created(Tier.STARTER);
    admitted(first, credential);
    first.calls().take();

    admitted(first, credential);
    time.pass(Duration.ofMinutes(3));
    admitted(first, credential);

    assertThat(first.calls().take()).containsExactly("UpdateItem", "UpdateItem");
  }

  @Test
  void alternatingInstancesCostTwoWritesAtMost() {
    Credential credential = created(Tier.STARTER);
    warm(credential);

    admitted(second, credential);
    assertThat(second.calls().take()).containsExactly("UpdateItem", "UpdateItem");
    time.pass(Duration.ofSeconds(2));
    admitted(first, credential);
    assertThat(first.calls().take()).containsExactly("UpdateItem", "UpdateItem");
  }

  @Test
  void aRefusalThatIsKnownCostsNothing() {
    Credential credential = created(Tier.STARTER);
    for (int i = 0; i < 10; i++) {
      admitted(first, credential);
    }
    first.calls().take();

    limited(first, credential);
    limited(first, credential);

    assertThat(first.calls().take()).isEmpty();
  }

  @Test
  void anOldRefusalReadsOnceASecond() {
    Credential credential = created(Tier.STARTER);
    for (int i = 0; i < 60; i++) {
      admitted(first, credential);
      time.pass(Duration.ofMillis(200));
    }
    first.calls().take();

    for (int i = 0; i < 50; i++) {
      limited(first, credential);
      time.pass(Duration.ofMillis(100));
    }

    assertThat(first.calls().take()).containsOnly("Query").hasSizeBetween(4, 5);
  }

  @Test
  void anUnknownIdIsAskedForOnceASecond() {
    for (int i = 0; i < 5; i++) {
      assertThat(first.credentials().find("pk_live_unknown")).isEmpty();
      assertThat(first.credentials().findFresh("pk_live_unknown")).isEmpty();
    }
    assertThat(first.calls().take()).containsExactly("Query");

    time.pass(Duration.ofSeconds(1));
    assertThat(first.credentials().find("pk_live_unknown")).isEmpty();
    assertThat(first.calls().take()).containsExactly("Query");
  }

  @Test
  void manyThreadsThatMissReadOnce() throws Exception {
    Credential credential = created(Tier.ENTERPRISE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CredentialCopy<Credential>>> tasks = new ArrayList<>();
      IntStream.range(0, 32).forEach(i -> tasks.add(() -> found(second, credential)));
      for (var task : threads.invokeAll(tasks)) {
        assertThat(task.get().credential().id()).isEqualTo(credential.id());
      }
    }

    assertThat(second.calls().take()).containsExactly("Query");
  }

  @Test
  void totalsCountWhatWasAdmittedAndRememberTheLast() {
    Credential used = created(Tier.STARTER);
    Credential unused = created(Tier.STARTER);
    admitted(first, used);
    time.pass(Duration.ofSeconds(3));
    admitted(second, used);
    Instant last = time.instant();
    time.pass(Duration.ofSeconds(3));

    Map<String, Totals> totals =
        first.credentials().totals(List.of(used.id(), unused.id(), "pk_live_unknown"));

    assertThat(totals)
        .containsEntry(used.id(), new Totals(2, last, "192.0.2.1"))
        .containsEntry(unused.id(), Totals.NONE)
        .doesNotContainKey("pk_live_unknown");
  }

  @Test
  void totalsOfMoreThanAHundredComeBackWhole() {
    Credential used = created(Tier.STARTER);
    admitted(first, used);
    List<String> ids = new ArrayList<>();
    IntStream.range(0, 150).forEach(i -> ids.add("pk_live_none_" + i));
    ids.add(used.id());

    assertThat(first.credentials().totals(ids)).containsOnlyKeys(used.id());
  }

  @Test
  @DisplayName("row 76: revocation counts on the other instance's very next request")
  void revocationCountsAtOnce() {
    Credential credential = created(Tier.STARTER);
    warm(credential);

    first.credentials().revoke(credential.id(), 2);

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Revoked());
    Credential seen = found(second, credential).credential();
    assertThat(seen.status()).isEqualTo(Credential.Status.REVOKED);
    assertThat(seen.generation()).isEqualTo(2);
  }

  @Test
  @DisplayName("row 76: revocation counts even within the same quarter of a second")
  void revocationCountsWithinTheSameBucket() {
    Credential credential = created(Tier.STARTER);
    admitted(first, credential);
    admitted(second, credential);

    first.credentials().revoke(credential.id(), 2);

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Revoked());
  }

  @Test
  @DisplayName("row 76: an edit counts even within the same quarter of a second")
  void anEditCountsWithinTheSameBucket() {
    Credential credential = created(Tier.STARTER);
    admitted(first, credential);
    admitted(second, credential);

    first.credentials().publish(ACredential.withScopes(credential, "domains:read"));

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Stale());
  }

  @Test
  void removalCountsAtOnceAndForEver() {
    Credential credential = created(Tier.STARTER);
    warm(credential);

    first.credentials().remove(credential.id());

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Revoked());
    assertThat(second.credentials().find(credential.id())).isEmpty();
    first.credentials().publish(ACredential.withTier(credential, Tier.BUSINESS));
    time.pass(Duration.ofSeconds(1));
    assertThat(first.credentials().find(credential.id())).isEmpty();
    assertThat(second.credentials().find(credential.id())).isEmpty();
  }

  static List<Callable<Credential>> edits() {
    return List.of(
        () -> ACredential.withSecret(ACredential.of(Tier.STARTER), "sealed-2"),
        () -> ACredential.withScopes(ACredential.of(Tier.STARTER), "domains:read"),
        () -> ACredential.withScopes(ACredential.of(Tier.STARTER), "*:*"),
        () -> ACredential.withWhitelist(ACredential.of(Tier.STARTER), "2001:db8::/32"),
        () -> ACredential.withTier(ACredential.of(Tier.STARTER), Tier.BUSINESS));
  }

  @ParameterizedTest
  @MethodSource("edits")
  @DisplayName("row 76: an edit counts on the other instance's next admission")
  void editsCountOnTheNextAdmission(Callable<Credential> edit) throws Exception {
    Credential edited = edit.call();
    first.credentials().create(ACredential.before(edited));
    warm(edited);

    first.credentials().publish(edited);

    assertThat(admit(second, edited)).isEqualTo(new Outcome.Stale());
    assertThat(found(second, edited).credential()).usingRecursiveComparison().isEqualTo(edited);
    admitted(second, edited);
  }

  @ParameterizedTest
  @MethodSource("edits")
  @DisplayName("row 76: a refusal by an old copy looks again, so an edit counts within 1 s")
  void editsCountWithinASecondWithoutAdmission(Callable<Credential> edit) throws Exception {
    Credential edited = edit.call();
    first.credentials().create(ACredential.before(edited));
    warm(edited);
    second.credentials().findFresh(edited.id());

    first.credentials().publish(edited);
    time.pass(Duration.ofSeconds(1));

    assertThat(second.credentials().findFresh(edited.id()).orElseThrow().credential())
        .usingRecursiveComparison()
        .isEqualTo(edited);
  }

  @Test
  @DisplayName("row 76: a raised tier frees a limited key on the other instance within 1 s")
  void aRaisedTierFreesALimitedKey() {
    Credential credential = created(Tier.STARTER);
    for (int i = 0; i < 60; i++) {
      admitted(second, credential);
      time.pass(Duration.ofMillis(200));
    }
    limited(second, credential);

    first.credentials().publish(ACredential.withTier(credential, Tier.PROFESSIONAL));
    time.pass(Duration.ofSeconds(1));

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Stale());
    admitted(second, credential);
  }

  @Test
  @DisplayName("row 76: a restored credential works on the other instance within 1 s")
  void aRestoredCredentialWorksAgain() {
    Credential credential = created(Tier.STARTER);
    Credential revoked = ACredential.withStatus(credential, Credential.Status.REVOKED);
    first.credentials().publish(revoked);
    assertThat(admit(second, credential)).isEqualTo(new Outcome.Revoked());
    found(second, credential);

    first.credentials().publish(ACredential.withStatus(revoked, Credential.Status.ACTIVE));
    time.pass(Duration.ofSeconds(1));

    assertThat(second.credentials().findFresh(credential.id())).isPresent();
    admitted(second, credential);
  }

  @Test
  void aRepeatedOrLateChangeNeverGoesBack() {
    Credential credential = created(Tier.STARTER);
    Credential later = ACredential.withScopes(credential, "domains:read");

    first.credentials().publish(later);
    first.credentials().publish(later);
    first.credentials().publish(credential);

    assertThat(found(first, credential).credential()).usingRecursiveComparison().isEqualTo(later);
    admitted(first, credential);
  }

  @Test
  void aChangeThatArrivesBeforeTheCreationWins() {
    Credential credential = ACredential.of(Tier.STARTER);
    Credential revoked = ACredential.withStatus(credential, Credential.Status.REVOKED);

    first.credentials().publish(revoked);
    first.credentials().create(credential);

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Revoked());
  }

  @Test
  void aChangeKeepsTheCountsAndTheTotals() {
    Credential credential = created(Tier.STARTER);
    for (int i = 0; i < 10; i++) {
      admitted(first, credential);
    }

    first.credentials().publish(ACredential.withScopes(credential, "domains:read"));

    limited(first, credential);
    assertThat(first.credentials().totals(List.of(credential.id())))
        .extractingByKey(credential.id())
        .extracting(Totals::requests)
        .isEqualTo(10L);
  }

  @Test
  @DisplayName("row 75: without DynamoDB nobody is found and nobody admitted")
  void failsClosedWithoutTheStore() {
    Credential credential = created(Tier.STARTER);
    CredentialCopy<Credential> copy = found(first, credential);
    try (TestingInstance alone = TestingInstance.withoutStore(time)) {
      assertThatThrownBy(() -> alone.credentials().find(credential.id()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo(Code.UNAVAILABLE);
                assertThat(e.problem().headers()).containsEntry("Retry-After", "1");
              });
      assertThat(alone.credentials().admit(copy, CLIENT))
          .isEqualTo(new Outcome.Unavailable(Outcome.Reason.STORE_AWAY));
    }
  }
}
