package dev.bowline.iac.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillTest {

  private static final Path README = Path.of("../README.md");
  private static final Path TEMPLATE = Path.of("template/bowline.template.json");

  /** An alarm on one metric names it, one on an expression lists those that it reads. */
  private final Bill bill = new Bill(count("\"MetricName\""), count("\"AWS::KMS::Key\""));

  private static int count(String what) {
    try {
      return (int) Files.readString(TEMPLATE).lines().filter(line -> line.contains(what)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readmeShowsWhatTheModelSays() throws IOException {
    String table = new CostTable(bill).text();
    assertThat(Files.readString(README))
        .as("README's tables of the bill are to be:%n%s", table)
        .contains(table);
  }

  @Test
  void everyKeyIsPaid() {
    assertThat(usd(bill.fixed(), "keys")).isCloseTo(3 * 1.00, within(1e-9));
    assertThat(usd(new Bill(0, 4).fixed(), "keys")).isCloseTo(4 * 1.00, within(1e-9));
  }

  @Test
  void anIdleServerPaysMostForItsSamplesAndItsPolls() {
    List<Line> idle = bill.variable(Situation.IDLE);
    double polls = usd(idle, "polls of the queue");
    double samples = usd(idle, "DynamoDB");

    assertThat(polls).isCloseTo(131_400 * 0.40e-6, within(1e-9));
    assertThat(samples + polls).isGreaterThan(0.75 * Bill.sum(idle));
  }

  @Test
  void readmeDoesNotClaimTheGoalThatIsMissed() {
    assertThat(Bill.sum(bill.variable(Situation.IDLE)))
        .as("below 0.05 README's verdict is to be rewritten")
        .isGreaterThan(0.05);
    assertThat(bill.perServer(Situation.IDLE, 1_000))
        .as("below 0.15 README's verdict is to be rewritten")
        .isGreaterThan(0.15);
  }

  private static double usd(List<Line> lines, String what) {
    return lines.stream().filter(one -> one.what().equals(what)).findFirst().orElseThrow().usd();
  }

  @Test
  void everythingFixedIsSharedByAll() {
    double fixed = Bill.sum(bill.fixed());

    assertThat(bill.perServer(Situation.IDLE, 10) - Bill.sum(bill.variable(Situation.IDLE)))
        .isCloseTo(fixed / 10, within(1e-9));
    assertThat(bill.perServer(Situation.IDLE, 100_000))
        .isLessThan(bill.perServer(Situation.IDLE, 1_000));
  }

  @Test
  void beingWatchedCostsMoreThanBeingLeftAlone() {
    assertThat(Bill.sum(bill.variable(Situation.WATCHED)))
        .isGreaterThan(Bill.sum(bill.variable(Situation.IDLE)));
  }

  @Test
  void everyPriceNamesItsPage() {
    assertThat(Price.values())
        .allSatisfy(price -> {
          assertThat(price.usd()).isPositive();
          assertThat(price.source()).startsWith("https://aws.amazon.com/");
        });
  }
}
