package dev.bowline.cloud.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceTest {

  @Test
  void waitsTenSecondsForAClientThatStatesNothing() {
    assertThat(Preference.of(List.of())).isEqualTo(new Preference(Duration.ofSeconds(10), ""));
  }

  @Test
  void waitsAsLongAsTheClientPrefersButNotOver25Seconds() {
    assertThat(Preference.of(List.of("wait=3")).patience()).isEqualTo(Duration.ofSeconds(3));
    assertThat(Preference.of(List.of("Wait = \"4\"")).patience()).isEqualTo(Duration.ofSeconds(4));
    assertThat(Preference.of(List.of("wait=600")))
        .isEqualTo(new Preference(Duration.ofSeconds(25), "wait=25"));
  }

  @Test
  void doesNotWaitForAClientThatPrefersNotTo() {
    assertThat(Preference.of(List.of("respond-async")))
        .isEqualTo(new Preference(Duration.ZERO, "respond-async"));
    assertThat(Preference.of(List.of("wait=0")).patience()).isZero();
  }

  @Test
  void readsBothPreferencesAsWaitingThatLong() {
    assertThat(Preference.of(List.of("respond-async, wait=2")).patience())
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(Preference.of(List.of("respond-async", "wait=2")).patience())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void ignoresWhatItDoesNotUnderstand() {
    assertThat(Preference.of(List.of("wait=soon", "handling=lenient", "wait=-1", "")).patience())
        .isEqualTo(Duration.ofSeconds(10));
  }
}
