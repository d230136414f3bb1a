package dev.bowline.cloud.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {

  private static final String ID = "pk_live_any";
  private static final AdmissionItem NEW = new AdmissionItem(0, Rings.empty(), Standing.ACTIVE, 1);

  private final FakeTime time = new FakeTime("2026-03-01T12:00:00.100Z");
  private final FakeAdmissionStore store = new FakeAdmissionStore();
  private final List<Integer> pauses = new ArrayList<>();
  private final Admission admission = new Admission(store, time, pauses::add);

  @BeforeEach
  void thereIsACredential() {
    store.put(ID, NEW);
  }

  private AdmissionCopy copy() {
    return store.copy(ID, time.millis());
  }

  private Outcome admit(AdmissionCopy copy, Tier tier) {
    return admission.admit(copy, tier, "192.0.2.1");
  }

  private void admitAll(AdmissionCopy copy, Tier tier, int requests) {
    for (int i = 0; i < requests; i++) {
      assertThat(admit(copy, tier)).isInstanceOf(Outcome.Admitted.class);
    }
  }

  private static Quota limit(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Limited.class);
    return ((Outcome.Limited) outcome).quota();
  }

  private void admitSteadily(AdmissionCopy copy, int requests, Duration every) {
    for (int i = 0; i < requests; i++) {
      admitAll(copy, Tier.STARTER, 1);
      time.pass(every);
    }
  }

  @Test
  void tellsWhatIsLeft() {
    Outcome outcome = admit(copy(), Tier.STARTER);

    Quota quota = ((Outcome.Admitted) outcome).quota();
    assertThat(quota.remaining()).isEqualTo(9);
    assertThat(quota.policy())
        .isEqualTo("\"second\";q=10;w=1, \"minute\";q=60;w=60, \"hour\";q=1000;w=3600");
    assertThat(quota.state()).isEqualTo("\"second\";r=9, \"minute\";r=59, \"hour\";r=999");
  }

  @Test
  void anUnlimitedTierHasItsBurstAlone() {
    Outcome outcome = admit(copy(), Tier.ENTERPRISE);

    assertThat(((Outcome.Admitted) outcome).quota().policy()).isEqualTo("\"second\";q=500;w=1");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  @DisplayName("row 69: the 11th in a second is limited, and waiting as told is enough")
  void limitsTheBurst(Tier tier) {
    AdmissionCopy copy = copy();
    admitAll(copy, tier, tier.perSecond());

    Quota quota = limit(admit(copy, tier));

    assertThat(quota.opensIn()).isBetween(1, 2);
    assertThat(quota.state()).startsWith("\"second\";r=0;t=" + quota.opensIn());
    time.pass(Duration.ofSeconds(quota.opensIn()));
    admitAll(copy, tier, 1);
  }

  @Test
  @DisplayName("row 69: where in its bucket a burst falls changes the wait, never its sufficiency")
  void waitingIsEnoughFromEveryMillisecond() {
    for (int offset = 0; offset < 1_000; offset += 7) {
      store.put(ID, NEW);
      AdmissionCopy copy = copy();
      admitAll(copy, Tier.STARTER, 10);
      int wait = limit(admit(copy, Tier.STARTER)).opensIn();
      assertThat(wait).isBetween(1, 2);
      time.pass(Duration.ofSeconds(wait));
      admitAll(copy, Tier.STARTER, 10);
      time.pass(Duration.ofHours(2).plusMillis(7));
    }
  }

  @Test
  @DisplayName("row 70: the 61st across a minute's edge is limited")
  void limitsTheRollingMinute() {
    AdmissionCopy copy = copy();
    time.pass(Duration.ofSeconds(45));
    admitSteadily(copy, 60, Duration.ofMillis(500));

    Quota quota = limit(admit(copy, Tier.STARTER));

    assertThat(quota.opensIn()).isBetween(30, 31);
  }

  @Test
  @DisplayName("row 71: the 1001st in an hour is limited")
  void limitsTheRollingHour() {
    AdmissionCopy copy = copy();
    admitSteadily(copy, 1_000, Duration.ofMillis(3_500));

    Quota quota = limit(admit(copy, Tier.STARTER));

    assertThat(quota.windows().getLast().remaining()).isZero();
    assertThat(quota.opensIn()).isBetween(60, 3_600);
  }

  @Test
  @DisplayName("row 72: after Retry-After the request passes")
  void passesAfterRetryAfter() {
    AdmissionCopy copy = copy();
    admitSteadily(copy, 60, Duration.ofMillis(300));
    int wait = limit(admit(copy, Tier.STARTER)).opensIn();

    time.pass(Duration.ofSeconds(wait - 1).minusMillis(1));
    limit(admit(copy, Tier.STARTER));
    time.pass(Duration.ofSeconds(1).plusMillis(1));

    admitAll(copy, Tier.STARTER, 1);
  }

  @Test
  void aRefusalThatTheCopyKnowsCostsNoWrite() {
    AdmissionCopy copy = copy();
    admitAll(copy, Tier.STARTER, 10);
    int writes = store.writes();

    for (int i = 0; i < 100; i++) {
      limit(admit(copy, Tier.STARTER));
    }

    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void aCopyThatIsBehindCostsOneMoreWriteAndNoRead() {
    AdmissionCopy first = copy();
    AdmissionCopy second = copy();
    admitAll(first, Tier.STARTER, 1);
    int writes = store.writes();

    admitAll(second, Tier.STARTER, 1);

    assertThat(store.writes()).isEqualTo(writes + 2);
    assertThat(store.get(ID).rings().lastSecond()).isEqualTo(2);
  }

  @Test
  void aCopyThatIsBehindCannotPassTheLimit() {
    AdmissionCopy first = copy();
    admitAll(first, Tier.STARTER, 1);
    AdmissionCopy second = copy();
    admitAll(first, Tier.STARTER, 9);

    limit(admit(second, Tier.STARTER));

    assertThat(store.get(ID).rings().lastSecond()).isEqualTo(10);
  }

  @Test
  void revocationIsLearntByTheVeryNextRequest() {
    AdmissionCopy copy = copy();
    admitAll(copy, Tier.STARTER, 1);
    store.put(ID, new AdmissionItem(1, store.get(ID).rings(), Standing.REVOKED, 2));

    assertThat(admit(copy, Tier.STARTER)).isEqualTo(new Outcome.Revoked());
  }

  @Test
  void aChangeIsLearntByTheVeryNextRequest() {
    AdmissionCopy copy = copy();
    store.put(ID, new AdmissionItem(0, Rings.empty(), Standing.ACTIVE, 2));

    assertThat(admit(copy, Tier.STARTER)).isEqualTo(new Outcome.Stale());
  }

  @Test
  void anAbsentItemIsRefusedAndNeverMade() {
    AdmissionCopy copy = copy();
    store.remove(ID);

    assertThat(admit(copy, Tier.STARTER)).isEqualTo(new Outcome.Revoked());
  }

  @Test
  @DisplayName("row 75: nobody passes while the store is away")
  void refusesWhileTheStoreIsAway() {
    AdmissionCopy copy = copy();
    store.goAway();

    assertThat(admit(copy, Tier.STARTER))
        .isEqualTo(new Outcome.Unavailable(Outcome.Reason.STORE_AWAY));
  }

  @Test
  void givesUpAfterFiveLostRaces() {
    AdmissionCopy copy = copy();
    store.beforeWrite(() -> {
      AdmissionItem item = store.get(ID);
      store.put(ID, item.stepped(item.rings()));
    });

    assertThat(admit(copy, Tier.ENTERPRISE))
        .isEqualTo(new Outcome.Unavailable(Outcome.Reason.CONTENDED));
    assertThat(store.writes()).isEqualTo(5);
    assertThat(pauses).containsExactly(1, 2, 3, 4);
  }

  @Test
  void triesAgainWhileATransactionChangesTheItem() {
    AdmissionCopy copy = copy();
    store.beBusyFor(4);

    admitAll(copy, Tier.STARTER, 1);

    assertThat(pauses).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aClockThatIsALittleLateCountsInTheStoredBucket() {
    AdmissionCopy copy = copy();
    admitAll(copy, Tier.STARTER, 1);
    long bucket = store.get(ID).rings().bucket();

    time.pass(Duration.ofSeconds(-4));
    admitAll(copy, Tier.STARTER, 9);

    limit(admit(copy, Tier.STARTER));
    assertThat(store.get(ID).rings().bucket()).isEqualTo(bucket);
  }

  @Test
  void aStoredTimeFarAheadIsABrokenClockAndIsNotFollowed() {
    AdmissionCopy copy = copy();
    admitAll(copy, Tier.STARTER, 1);
    AdmissionItem before = store.get(ID);

    time.pass(Duration.ofSeconds(-6));

    assertThat(admit(copy, Tier.STARTER))
        .isEqualTo(new Outcome.Unavailable(Outcome.Reason.CLOCK_BROKEN));
    assertThat(store.get(ID)).isEqualTo(before);
  }

  @Test
  void aLoweredTierWaitsForItsOwnRoom() {
    AdmissionCopy copy = copy();
    admitAll(copy, Tier.PROFESSIONAL, 50);

    Quota quota = limit(admit(copy, Tier.STARTER));

    assertThat(quota.remaining()).isZero();
    time.pass(Duration.ofSeconds(quota.opensIn()));
    admitAll(copy, Tier.STARTER, 1);
  }
}
