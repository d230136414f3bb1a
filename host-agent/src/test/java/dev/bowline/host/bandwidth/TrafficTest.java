package dev.bowline.host.bandwidth;

import static dev.bowline.host.bandwidth.FakeInterfaces.device;
import static dev.bowline.host.bandwidth.FakeInterfaces.made;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.host.system.Log;
import dev.bowline.host.testing.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrafficTest {

  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final YearMonth APRIL = YearMonth.of(2026, 4);

  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final FakeInterfaces interfaces = new FakeInterfaces();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Random random = new Random(1);

  @Test
  void beginsAtZeroAndAddsWhatComes() {
    Traffic traffic = agent();
    count(traffic, "boot-1", device(2, 1_000, 100));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 0, 0));
    count(traffic, "boot-1", device(2, 1_500, 160));
    count(traffic, "boot-1", device(2, 1_600, 160));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 600, 60));
  }

  @Test
  void losesNothingAndCountsNothingTwiceWhenTheAgentIsKilled() {
    count(agent(), "boot-1", device(2, 1_000, 0));
    count(agent(), "boot-1", device(2, 1_700, 0));
    count(agent(), "boot-1", device(2, 1_700, 0));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 700, 0));
  }

  @Test
  void countsFromZeroAfterABoot() {
    count(agent(), "boot-1", device(2, 1_000, 0));
    count(agent(), "boot-1", device(2, 1_100, 0));
    count(agent(), "boot-2", device(2, 5_000, 0));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 5_100, 0));
  }

  @Test
  void countsFromZeroWhenACounterBeginsAnew() {
    Traffic traffic = agent();
    count(traffic, "boot-1", device(2, 1_000, 1_000));
    count(traffic, "boot-1", device(2, 30, 2));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 30, 2));
  }

  @Test
  void countsAnInterfaceThatIsPluggedInAndOneThatTakesAnothersName() {
    Traffic traffic = agent();
    count(traffic, "boot-1", device(2, 1_000, 0));
    count(traffic, "boot-1", device(2, 1_000, 0), device(3, 40, 0));
    count(traffic, "boot-1", device(3, 50, 0));
    count(traffic, "boot-1", device(3, 50, 0), device(4, 2_000, 0));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 2_050, 0));
  }

  @Test
  void leavesOutWhatADeviceCarriesAnyhow() {
    Traffic traffic = agent();
    count(traffic, "boot-1", device(2, 0, 0), made(3, 0, 0));
    count(traffic, "boot-1", device(2, 500, 0), made(3, 500, 0));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 500, 0));
    count(traffic, "boot-1", made(3, 600, 0));
    assertThat(months()).as("the only one").containsExactly(new Bandwidth.Month(MARCH, 600, 0));
  }

  @Test
  void beginsANewMonthAndKeepsTheOneBefore() {
    Traffic traffic = agent();
    count(traffic, "boot-1", device(2, 0, 0));
    count(traffic, "boot-1", device(2, 100, 0));
    clock.advance(Duration.ofDays(31));
    count(traffic, "boot-1", device(2, 107, 0));
    assertThat(months())
        .containsExactly(new Bandwidth.Month(MARCH, 100, 0), new Bandwidth.Month(APRIL, 7, 0));
    clock.advance(Duration.ofDays(30));
    count(traffic, "boot-1", device(2, 108, 0));
    assertThat(months())
        .extracting(Bandwidth.Month::month)
        .containsExactly(APRIL, APRIL.plusMonths(1));
  }

  @Test
  void countsForTheLastMonthItKnowsWhileTheClockIsUnset() {
    Traffic traffic = agent();
    count(traffic, "boot-1", device(2, 0, 0));
    Duration years = Duration.between(Instant.EPOCH, clock.instant());
    clock.advance(years.negated());
    count(traffic, "boot-2", device(2, 100, 0));
    clock.advance(years);
    count(traffic, "boot-2", device(2, 150, 0));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 150, 0));
  }

  @Test
  void waitsForTheClockBeforeItBegins() {
    clock.advance(Duration.between(clock.instant(), Instant.EPOCH));
    count(agent(), "boot-1", device(2, 100, 0));
    assertThat(Traffic.recorded(file())).isEmpty();
  }

  @Test
  void countsOnceAMinute() {
    Traffic traffic = agent();
    interfaces.are("boot-1", device(2, 0, 0));
    traffic.countIfDue();
    interfaces.are("boot-1", device(2, 10, 0));
    clock.advance(Duration.ofSeconds(59));
    traffic.countIfDue();
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 0, 0));
    clock.advance(Duration.ofSeconds(1));
    traffic.countIfDue();
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 10, 0));
    interfaces.are("boot-1", device(2, 15, 0));
    clock.advance(Duration.ofSeconds(-30));
    traffic.countIfDue();
    assertThat(months())
        .as("the clock stepped back")
        .containsExactly(new Bandwidth.Month(MARCH, 15, 0));
  }

  @Test
  void reportsEachCountUntilTheCloudHasIt() {
    Traffic traffic = agent();
    assertThat(traffic.unreported()).isEmpty();
    count(traffic, "boot-1", device(2, 0, 0));
    Bandwidth first = traffic.unreported().orElseThrow();
    assertThat(traffic.unreported()).hasValue(first);
    clock.advance(Duration.ofMinutes(1));
    count(traffic, "boot-1", device(2, 5, 0));
    traffic.reported(first);
    Bandwidth second = traffic.unreported().orElseThrow();
    assertThat(second.counter()).isEqualTo(first.counter());
    traffic.reported(second);
    assertThat(traffic.unreported()).isEmpty();
  }

  @Test
  void reportsNothingThatIsNotOnDisk() throws IOException {
    Traffic traffic = agent();
    count(traffic, "boot-1", device(2, 0, 0));
    traffic.reported(traffic.unreported().orElseThrow());
    Path obstacle = Files.createDirectory(directory.resolve("bandwidth.json.new"));
    count(traffic, "boot-1", device(2, 70, 0));
    assertThat(traffic.unreported()).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("could not be counted");
    Files.delete(obstacle);
    count(traffic, "boot-1", device(2, 80, 0));
    assertThat(traffic.unreported()).isPresent();
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 80, 0));
  }

  @Test
  void beginsAnewUnderAnotherNameWhenTheRecordIsDamaged() throws IOException {
    count(agent(), "boot-1", device(2, 0, 0));
    String before = Traffic.recorded(file()).map(Bandwidth::counter).orElseThrow();
    Files.writeString(file(), "{\"months\":");
    count(agent(), "boot-1", device(2, 100, 0));
    assertThat(Traffic.recorded(file()).map(Bandwidth::counter))
        .isPresent()
        .isNotEqualTo(Optional.of(before));
    assertThat(months()).containsExactly(new Bandwidth.Month(MARCH, 0, 0));
  }

  private Traffic agent() {
    return new Traffic(
        new LedgerFile(file()),
        interfaces,
        clock,
        random,
        new Log(new PrintStream(log, true, StandardCharsets.UTF_8)));
  }

  private void count(Traffic traffic, String boot, Interfaces.Interface... now) {
    interfaces.are(boot, now);
    traffic.count();
  }

  private List<Bandwidth.Month> months() {
    return Traffic.recorded(file()).orElseThrow().months();
  }

  private Path file() {
    return directory.resolve("bandwidth.json");
  }
}
