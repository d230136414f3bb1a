package dev.bowline.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.host.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgressTest {

  private static final UUID ID = new UUID(0, 1);

  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private Journal journal;

  @BeforeEach
  void begin() {
    journal = open();
    journal.receive(
        new CommandMessage(
            ID,
            7,
            clock.instant(),
            clock.instant().plus(Duration.ofHours(1)),
            new Command.RefreshInventory()));
    journal.starting(ID);
    journal.acknowledged(ID, 1);
  }

  @Test
  void comesAfterTheBeginningAndBeforeTheResult() {
    journal.progress(ID, "1 %");
    assertThat(journal.unacknowledged(10))
        .containsExactly(new Report.Progress(ID, 2, clock.instant(), "1 %"));
    journal.finished(ID, new Outcome.Refreshed());
    assertThat(journal.unacknowledged(10))
        .singleElement()
        .isInstanceOfSatisfying(
            Report.Result.class, result -> assertThat(result.sequence()).isGreaterThan(2));
  }

  @Test
  void theResultOfACommandWithoutAnyIsTheSecondReport() {
    journal.finished(ID, new Outcome.Refreshed());
    assertThat(journal.unacknowledged(10).getFirst().sequence()).isEqualTo(2);
  }

  @Test
  void isReplacedByWhatIsToldAfterIt() {
    journal.progress(ID, "1 %");
    journal.progress(ID, "2 %");
    assertThat(journal.unacknowledged(10))
        .containsExactly(new Report.Progress(ID, 3, clock.instant(), "2 %"));
    journal.acknowledged(ID, 2);
    assertThat(journal.unacknowledged(10)).hasSize(1);
    journal.acknowledged(ID, 3);
    assertThat(journal.unacknowledged(10)).isEmpty();
  }

  @Test
  void itsSequencesRiseAlsoAfterAKill() {
    for (int i = 0; i < 150; i++) {
      journal.progress(ID, "so far");
    }
    int last = journal.unacknowledged(10).getFirst().sequence();
    journal = open();
    assertThat(journal.unacknowledged(10)).isEmpty();
    journal.progress(ID, "again");
    int next = journal.unacknowledged(10).getFirst().sequence();
    assertThat(next).isGreaterThan(last);
    journal = open();
    journal.finished(ID, new Outcome.Refreshed());
    int result = journal.unacknowledged(10).getFirst().sequence();
    assertThat(result).isGreaterThan(next);
    journal = open();
    assertThat(journal.unacknowledged(10).getFirst().sequence()).isEqualTo(result);
  }

  @Test
  void costsTheJournalOneLineInAHundred() throws IOException {
    long before = lines();
    for (int i = 0; i < 200; i++) {
      journal.progress(ID, "so far");
      journal.acknowledged(ID, i + 2);
    }
    assertThat(lines() - before).isEqualTo(2);
  }

  @Test
  void ofACommandThatHasEndedIsNotTold() {
    journal.finished(ID, new Outcome.Refreshed());
    journal.progress(ID, "late");
    assertThat(journal.unacknowledged(10)).hasSize(1);
    journal.progress(new UUID(0, 9), "of nothing");
    assertThat(journal.unacknowledged(10)).hasSize(1);
  }

  private Journal open() {
    return new Journal(directory.resolve("journal"), clock);
  }

  private long lines() throws IOException {
    return List.copyOf(Files.readAllLines(directory.resolve("journal"))).size();
  }
}
