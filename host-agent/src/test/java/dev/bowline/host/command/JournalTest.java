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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();

  @Test
  void knowsAnIdAcrossARestart() {
    CommandMessage message = message(1);
    try (Journal journal = open()) {
      assertThat(journal.receive(message)).isTrue();
      assertThat(journal.receive(message)).isFalse();
    }
    try (Journal journal = open()) {
      assertThat(journal.receive(message)).isFalse();
    }
  }

  @Test
  void goesOnAfterAThreadThatUsesItIsInterrupted() {
    try (Journal journal = open()) {
      journal.receive(message(1));
      journal.starting(id(1));
      Thread.currentThread().interrupt();
      journal.acknowledged(id(1), 0);
      assertThat(Thread.interrupted()).isTrue();
      journal.finished(id(1), new Outcome.Refreshed());
    }
    try (Journal journal = open()) {
      assertThat(journal.cutShort()).isEmpty();
    }
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    open().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void cutsOffATornLastLineAndGoesOnBehindIt() throws IOException {
    try (Journal journal = open()) {
      journal.receive(message(1));
    }
    Files.writeString(file(), "0badc0de {\"entry\":\"rec", StandardOpenOption.APPEND);
    try (Journal journal = open()) {
      assertThat(journal.receive(message(2))).isTrue();
    }
    try (Journal journal = open()) {
      assertThat(journal.cutShort()).hasSize(2);
    }
  }

  @Test
  void keepsWhatStandsBehindASpoiltLine() throws IOException {
    try (Journal journal = open()) {
      journal.receive(message(1));
      journal.receive(message(2));
    }
    byte[] bytes = Files.readAllBytes(file());
    bytes[20] ^= 1;
    Files.write(file(), bytes);
    try (Journal journal = open()) {
      assertThat(journal.receive(message(1))).isTrue();
      assertThat(journal.receive(message(2))).isFalse();
    }
  }

  @Test
  void reportsUntilTheCloudAcknowledges() {
    try (Journal journal = open()) {
      journal.receive(message(1));
      journal.starting(id(1));
      journal.acknowledged(id(1), 0);
      journal.finished(id(1), new Outcome.Refreshed());
      assertThat(journal.unacknowledged(10)).extracting(Report::sequence).containsExactly(1, 2);
    }
    try (Journal journal = open()) {
      assertThat(journal.unacknowledged(10)).extracting(Report::sequence).containsExactly(1, 2);
      journal.acknowledged(id(1), 2);
      assertThat(journal.unacknowledged(10)).isEmpty();
    }
  }

  @Test
  void remembersIdsLongerThanTheQueueKeepsMessagesAndThenForgetsThem() {
    try (Journal journal = open()) {
      finish(journal, 1);
    }
    clock.advance(Duration.ofMinutes(119));
    try (Journal journal = open()) {
      assertThat(journal.receive(message(1))).isFalse();
    }
    clock.advance(Duration.ofMinutes(2));
    try (Journal journal = open()) {
      assertThat(journal.receive(message(1))).isTrue();
    }
  }

  @Test
  void forgetsNothingThatIsUnreportedOrUnfinished() {
    try (Journal journal = open()) {
      journal.receive(message(1));
      journal.receive(message(2));
      journal.finished(id(2), new Outcome.Refreshed());
    }
    clock.advance(Duration.ofHours(50));
    try (Journal journal = open()) {
      assertThat(journal.cutShort()).hasSize(1);
      assertThat(journal.unacknowledged(10)).hasSize(3);
    }
  }

  @Test
  void remembersACommandAsLongAsItsSignatureIsGood() {
    CommandMessage longLived =
        new CommandMessage(
            id(1),
            7,
            clock.instant(),
            clock.instant().plus(Duration.ofHours(5)),
            new Command.RefreshInventory());
    try (Journal journal = open()) {
      journal.receive(longLived);
      journal.finished(id(1), new Outcome.Refreshed());
      journal.acknowledged(id(1), 2);
    }
    clock.advance(Duration.ofHours(4));
    try (Journal journal = open()) {
      assertThat(journal.receive(longLived)).isFalse();
    }
  }

  @Test
  void growsNoFurtherThanWhatItMustRemember() throws IOException {
    try (Journal journal = open()) {
      for (int day = 0; day < 20; day++) {
        for (int i = 0; i < 300; i++) {
          finish(journal, day * 1000 + i);
        }
        clock.advance(Duration.ofDays(1));
      }
    }
    assertThat(Files.size(file())).isLessThan(2 << 20);
  }

  private void finish(Journal journal, int number) {
    journal.receive(message(number));
    journal.finished(id(number), new Outcome.Refreshed());
    journal.acknowledged(id(number), 2);
  }

  private CommandMessage message(int number) {
    return new CommandMessage(
        id(number),
        7,
        clock.instant(),
        clock.instant().plusSeconds(3600),
        new Command.RefreshInventory());
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private Path file() {
    return directory.resolve("journal");
  }

  private Journal open() {
    return new Journal(file(), clock);
  }
}
