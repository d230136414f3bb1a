package dev.bowline.host.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.metrics.Sample;
import dev.bowline.host.metrics.Ring.Numbered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RingTest {

  private static final int CAPACITY = 10;

  @TempDir Path directory;

  @Test
  void givesBackWhatItKeptAcrossARestart() {
    try (Ring ring = open()) {
      ring.append(sample(1));
      ring.append(sample(2));
    }
    try (Ring ring = open()) {
      assertThat(ring.last(5)).extracting(Numbered::sample).containsExactly(sample(1), sample(2));
    }
  }

  @Test
  void keepsTheNewestAndNeverGrows() throws IOException {
    try (Ring ring = open()) {
      for (int i = 0; i < 35; i++) {
        ring.append(sample(i));
      }
      assertThat(ring.last(100))
          .extracting(Numbered::number)
          .containsExactly(25L, 26L, 27L, 28L, 29L, 30L, 31L, 32L, 33L, 34L);
    }
    assertThat(Files.size(file())).isEqualTo((CAPACITY + 1L) * SampleRecord.LENGTH);
  }

  @Test
  void remembersWhatTheCloudHas() {
    try (Ring ring = open()) {
      for (int i = 0; i < 5; i++) {
        ring.append(sample(i));
      }
      ring.sent(2);
    }
    try (Ring ring = open()) {
      assertThat(ring.unsent(100)).extracting(Numbered::number).containsExactly(3L, 4L);
      assertThat(ring.unsent(1)).extracting(Numbered::number).containsExactly(3L);
    }
  }

  @Test
  void sendsWhatIsLeftAfterAnOutageLongerThanTheRing() {
    try (Ring ring = open()) {
      ring.append(sample(0));
      ring.sent(0);
      for (int i = 1; i < 31; i++) {
        ring.append(sample(i));
      }
      assertThat(ring.unsent(100)).hasSize(CAPACITY).first().returns(21L, Numbered::number);
    }
  }

  @Test
  void leavesOutATornRecord() throws IOException {
    try (Ring ring = open()) {
      for (int i = 0; i < 3; i++) {
        ring.append(sample(i));
      }
    }
    byte[] bytes = Files.readAllBytes(file());
    bytes[2 * SampleRecord.LENGTH + 50] ^= 1;
    Files.write(file(), bytes);
    try (Ring ring = open()) {
      assertThat(ring.last(10)).extracting(Numbered::number).containsExactly(0L, 2L);
    }
  }

  private Path file() {
    return directory.resolve("samples");
  }

  private Ring open() {
    return new Ring(file(), CAPACITY);
  }

  static Sample sample(int second) {
    return new Sample(
        Instant.ofEpochSecond(1_800_000_000L + second),
        12.5,
        new Sample.Memory(8_000, 3_000, 100, 1),
        new Sample.Disk(90_000, 50_000, 30_000, 7, 8),
        new Sample.Network(11, 12, 1.5, 0.25),
        new Sample.Load(0.5, 1.5, 2.5),
        3600 + second);
  }
}
