package dev.bowline.cloud.credential;

import static dev.bowline.cloud.credential.InstancePair.admit;
import static dev.bowline.cloud.credential.InstancePair.admitted;
import static dev.bowline.cloud.credential.InstancePair.found;
import static dev.bowline.cloud.credential.InstancePair.limited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.ratelimit.Outcome;
import dev.bowline.cloud.ratelimit.Tier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a change of a credential by one instance of the API counts on the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropagationTest {

  private final InstancePair pair = new InstancePair("propagation-test-");
  private final SettableTime time = pair.time;
  private final TestingInstance first = pair.first;
  private final TestingInstance second = pair.second;

  @AfterAll
  void stop() {
    pair.close();
  }

  @BeforeEach
  void forgetCalls() {
    pair.forgetCalls();
  }

  @Test
  @DisplayName("row 76: revocation counts on the other instance's very next request")
  void revocationCountsAtOnce() {
    Credential credential = pair.created(Tier.STARTER);
    pair.warm(credential);

    first.credentials().revoke(credential.id(), 2);

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Revoked());
    Credential seen = found(second, credential).credential();
    assertThat(seen.status()).isEqualTo(Credential.Status.REVOKED);
    assertThat(seen.generation()).isEqualTo(2);
  }

  @Test
  @DisplayName("row 76: revocation counts even within the same quarter of a second")
  void revocationCountsWithinTheSameBucket() {
    Credential credential = pair.created(Tier.STARTER);
    admitted(first, credential);
    admitted(second, credential);

    first.credentials().revoke(credential.id(), 2);

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Revoked());
  }

  @Test
  @DisplayName("row 76: an edit counts even within the same quarter of a second")
  void anEditCountsWithinTheSameBucket() {
    Credential credential = pair.created(Tier.STARTER);
    admitted(first, credential);
    admitted(second, credential);

    first.credentials().publish(ACredential.withScopes(credential, "domains:read"));

    assertThat(admit(second, credential)).isEqualTo(new Outcome.Stale());
  }

  @Test
  void removalCountsAtOnceAndForEver() {
    Credential credential = pair.created(Tier.STARTER);
    pair.warm(credential);

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
    pair.warm(edited);

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
    pair.warm(edited);
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
    Credential credential = pair.created(Tier.STARTER);
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
    Credential credential = pair.created(Tier.STARTER);
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
    Credential credential = pair.created(Tier.STARTER);
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
    Credential credential = pair.created(Tier.STARTER);
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
}
