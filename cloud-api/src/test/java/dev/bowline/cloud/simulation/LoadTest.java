package dev.bowline.cloud.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bowline.contract.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final Instant TUESDAY = Instant.parse("2026-03-10T00:00:00Z");

  private final Load load = Load.of(1_001);

  @Test
  void isTheSameWhoeverWorksItOut() {
    assertThat(load.sample(TUESDAY)).isEqualTo(Load.of(1_001).sample(TUESDAY));
    assertThat(load.sample(TUESDAY)).isNotEqualTo(Load.of(1_002).sample(TUESDAY));
  }

  @Test
  void isBusierByDayThanByNightAndThanAtTheWeekend() {
    assertThat(cpu(TUESDAY.plus(Duration.ofHours(14))))
        .isGreaterThan(cpu(TUESDAY.plus(Duration.ofHours(2))) + 15);
    assertThat(mean(TUESDAY)).isGreaterThan(mean(TUESDAY.plus(Duration.ofDays(5))));
  }

  @Test
  void staysWithinWhatAMachineCanShow() {
    for (int minute = 0; minute < 40 * 1_440; minute += 13) {
      Sample sample = load.sample(TUESDAY.plus(Duration.ofMinutes(minute)));
      assertThat(sample.cpuPercent()).isBetween(2.0, 60.0);
      assertThat(sample.memory().used()).isBetween(1L, sample.memory().total());
      assertThat(sample.disk().used()).isBetween(1L, sample.disk().total());
      assertThat(sample.network().txMbps()).isPositive();
      assertThat(sample.uptimeSeconds()).isBetween(0L, 28L * 86_400);
    }
  }

  @Test
  void countsAsManyBytesAsItsRatesCarry() {
    Instant later = TUESDAY.plus(Duration.ofHours(1));
    double megabits =
        IntStream.range(0, 3_600)
            .mapToDouble(second -> load.sample(TUESDAY.plusSeconds(second)).network().rxMbps())
            .sum();

    long carried = load.carried(TUESDAY, later).rxBytes();
    assertThat((double) carried).isCloseTo(megabits * 125_000, Percentage.withPercentage(1));
    assertThat(load.sample(later).network().rxBytes() - load.sample(TUESDAY).network().rxBytes())
        .isCloseTo(carried, within(2L));
    assertThat(load.carried(TUESDAY, TUESDAY)).isEqualTo(new Load.Carried(0, 0));
  }

  @Test
  void rebootsEveryFourWeeksAndCountsAnew() {
    Instant boot = Machine.bootedAt(TUESDAY);

    assertThat(boot).isBeforeOrEqualTo(TUESDAY);
    assertThat(Machine.bootedAt(boot)).isEqualTo(boot);
    assertThat(Machine.bootedAt(boot.plus(Duration.ofDays(28))))
        .isEqualTo(boot.plus(Duration.ofDays(28)));
    assertThat(load.sample(boot).network().rxBytes()).isZero();
    assertThat(load.sample(boot).uptimeSeconds()).isZero();
  }

  @Test
  void refusesACurveThatReachesZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Curve(1, List.of(new Curve.Wave(1, 60, 0))));
  }

  private double cpu(Instant at) {
    return load.sample(at).cpuPercent();
  }

  private double mean(Instant day) {
    return IntStream.range(0, 1_440)
        .mapToDouble(minute -> cpu(day.plus(Duration.ofMinutes(minute))))
        .average()
        .orElseThrow();
  }
}
