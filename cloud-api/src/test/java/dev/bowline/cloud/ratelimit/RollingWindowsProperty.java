package dev.bowline.cloud.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Simulated instances admit in every interleaving that chance finds: between what an instance
 * decides and what it writes, others may decide and write. An exact log watches.
 */
class RollingWindowsProperty {

  private static final String ID = "pk_live_any";
  private static final int REQUESTS = 3_000;

  @Property(tries = 105)
  @Label("row 73: eight nodes never exceed a rolling window")
  void noRollingWindowIsEverExceeded(
      @ForAll("limits") Limits limits,
      @ForAll Workload workload,
      @ForAll @IntRange(min = 1, max = 8) int instances,
      @ForAll long seed) {
    Simulation simulation = new Simulation(limits, instances, 0, seed);
    simulation.run(workload, REQUESTS);

    demandLimits(simulation.admitted, limits, 0);
  }

  @Property(tries = 40)
  void clocksThatDifferShortenTheWindowsByTheirDifference(
      @ForAll("limits") Limits limits,
      @ForAll Workload workload,
      @ForAll @IntRange(min = 2, max = 5) int instances,
      @ForAll @IntRange(min = 1, max = 4_000) int differenceMillis,
      @ForAll long seed) {
    Simulation simulation = new Simulation(limits, instances, differenceMillis, seed);
    simulation.run(workload, REQUESTS);

    demandLimits(simulation.admitted, limits, differenceMillis);
  }

  @ParameterizedTest
  @EnumSource(Workload.class)
  void admitsNearlyWhatAnExactLogAdmits(Workload workload) {
    Simulation simulation = new Simulation(Tier.PROFESSIONAL, 1, 0, 42);
    simulation.run(workload, 20_000);

    double share = (double) simulation.admitted.size() / simulation.exact.size();
    System.out.printf("admitted share of an exact log, %s: %.3f%n", workload, share);
    assertThat(share).isBetween(0.95, 1.0);
  }

  /** Those of every tier, and those of bearer tokens. */
  @Provide
  Arbitrary<Limits> limits() {
    return Arbitraries.of(
        Stream.concat(Arrays.stream(Tier.values()), Stream.of(Limits.inAMinute(120))).toList());
  }

  private static void demandLimits(ExactLog log, Limits limits, long shorter) {
    assertThat(log.size()).isPositive();
    if (shorter < 1_000) {
      assertThat(log.most(1_000 - shorter)).isLessThanOrEqualTo(limits.perSecond());
    }
    limits
        .perMinute()
        .ifPresent(limit -> assertThat(log.most(60_000 - shorter)).isLessThanOrEqualTo(limit));
    limits
        .perHour()
        .ifPresent(limit -> assertThat(log.most(3_600_000 - shorter)).isLessThanOrEqualTo(limit));
  }

  /** Instances with copies of their own on one store. */
  private static final class Simulation {

    private final ExactLog admitted = new ExactLog();
    private final ExactLog exact = new ExactLog();
    private final FakeTime time = new FakeTime("2026-03-01T12:59:30Z");
    private final FakeAdmissionStore store = new FakeAdmissionStore();
    private final List<Admission> instances = new ArrayList<>();
    private final List<AdmissionCopy> copies = new ArrayList<>();
    private final Limits limits;
    private final Random random;
    private int depth;

    Simulation(Limits limits, int size, int differenceMillis, long seed) {
      this.limits = limits;
      this.random = new Random(seed);
      store.put(ID, new AdmissionItem(0, Rings.empty(), Standing.ACTIVE, 1));
      store.beforeWrite(this::maybeRivals);
      for (int i = 0; i < size; i++) {
        Duration ahead = Duration.ofMillis(random.nextInt(differenceMillis + 1));
        instances.add(new Admission(store, time.ahead(ahead), lost -> {}));
        copies.add(store.copy(ID, time.millis()));
      }
    }

    void run(Workload workload, int requests) {
      for (int i = 0; i < requests; i++) {
        time.pass(Duration.ofMillis(workload.waitMillis(random, limits, time.millis())));
        exact.admit(limits, time.millis());
        request();
      }
    }

    private void request() {
      int instance = random.nextInt(instances.size());
      long decided = time.millis();
      Outcome outcome = instances.get(instance).admit(copies.get(instance), limits, "192.0.2.1");
      if (outcome instanceof Outcome.Admitted) {
        admitted.add(decided);
      }
    }

    /** Up to three rivals at once, of which each may meet rivals of its own. */
    private void maybeRivals() {
      if (depth < 3 && instances.size() > 1 && random.nextInt(4) == 0) {
        depth++;
        request();
        depth--;
      }
    }
  }
}
