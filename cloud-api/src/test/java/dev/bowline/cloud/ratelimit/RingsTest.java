package dev.bowline.cloud.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RingsTest {

  private static final long NOON = 1_800_000_000_000L / 250;

  @Test
  void countsARequestForASecondAMinuteAndAnHour() {
    Rings rings = Rings.empty().at(NOON).withCount(3);

    assertThat(rings.lastSecond()).isEqualTo(3);
    assertThat(rings.lastMinute()).isEqualTo(3);
    assertThat(rings.lastHour()).isEqualTo(3);
  }

  @Test
  void countsAQuarterWholeUntilItHasLeftTheSecond() {
    Rings rings = Rings.empty().at(NOON).withCount(3);

    assertThat(rings.at(NOON + 4).lastSecond()).isEqualTo(3);
    assertThat(rings.at(NOON + 5).lastSecond()).isZero();
  }

  @Test
  void countsASecondWholeUntilItHasLeftTheMinute() {
    Rings rings = Rings.empty().at(NOON).withCount(3);

    assertThat(rings.at(NOON + 4 * 60 + 3).lastMinute()).isEqualTo(3);
    assertThat(rings.at(NOON + 4 * 61).lastMinute()).isZero();
  }

  @Test
  void countsAMinuteWholeUntilItHasLeftTheHour() {
    Rings rings = Rings.empty().at(NOON).withCount(3);

    assertThat(rings.at(NOON + 240 * 61 - 1).lastHour()).isEqualTo(3);
    assertThat(rings.at(NOON + 240 * 61).lastHour()).isZero();
  }

  @Test
  void addsUpTheQuartersOfASecondAndTheSecondsOfAMinute() {
    Rings rings = Rings.empty();
    for (int quarter = 0; quarter < 240; quarter++) {
      rings = rings.at(NOON + quarter).withCount(1);
    }

    assertThat(rings.lastSecond()).isEqualTo(5);
    assertThat(rings.lastMinute()).isEqualTo(240);
    assertThat(rings.at(NOON + 240).lastHour()).isEqualTo(240);
    assertThat(rings.at(NOON + 240 + 4).lastMinute()).isEqualTo(236);
  }

  @Test
  void forgetsEverythingAfterALongSilence() {
    Rings rings = Rings.empty().at(NOON).withCount(500);

    assertThat(rings.at(NOON + 1_000_000_000L)).isEqualTo(Rings.empty().at(NOON + 1_000_000_000L));
  }

  @Test
  void opensAtTheFirstMillisecondWithRoom() {
    Rings rings = Rings.empty().at(NOON).withCount(6).at(NOON + 2).withCount(4);

    assertThat(rings.secondOpens(10)).isEqualTo((NOON + 5) * 250);
    assertThat(rings.secondOpens(4)).isEqualTo((NOON + 7) * 250);
    assertThat(rings.secondOpens(11)).isEqualTo((NOON + 2) * 250);
    assertThat(rings.minuteOpens(10)).isEqualTo(NOON * 250 + 61_000);
    assertThat(rings.hourOpens(10)).isEqualTo(NOON * 250 + 61 * 60_000);
  }

  @Test
  void survivesBeingStored() {
    Rings rings = Rings.empty().at(NOON).withCount(500).at(NOON + 3).withCount(65).at(NOON + 300);

    assertThat(Rings.of(rings.bucket(), rings.count(), rings.history())).isEqualTo(rings);
  }

  @Test
  void keepsThirtyThousandRequestsOfOneMinute() {
    Rings rings = Rings.empty();
    for (int second = 0; second < 60; second++) {
      rings = rings.at(NOON + 4L * second).withCount(500);
    }

    assertThat(rings.at(NOON + 240).lastHour()).isEqualTo(30_000);
  }

  @Test
  void refusesBytesOfAnotherLength() {
    assertThatThrownBy(() -> Rings.of(NOON, 0, new byte[7]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
