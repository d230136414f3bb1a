package dev.bowline.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.host.audit.Audit;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.testing.Eventually;
import dev.bowline.host.testing.FakeAudit;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {

  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final FakeCloud cloud = FakeCloud.accepting();
  private final FakeAudit audit = new FakeAudit();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  private Journal journal;
  private Spool spool;
  private Thread thread;

  @BeforeEach
  void start() {
    journal = new Journal(directory.resolve("journal"), clock);
    spool = new Spool(journal, cloud, audit);
    thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                spool.run(
                    new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30), new Random(1)),
                    this::pause);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
    journal.close();
  }

  @Test
  void postsUntilEverythingIsAcknowledged() {
    command(1);
    spool.wake();
    Eventually.holds(() -> journal.unacknowledged(10).isEmpty());
    assertThat(cloud.sent).hasSize(1);
    assertThat(cloud.sent.getFirst().path()).isEqualTo("/agent/v1/reports");
  }

  @Test
  void repeatsAfterAnOutageWithGrowingWaits() {
    cloud.answer(
        sent -> waits.size() < 12 ? new CloudAnswer.Unavailable("away") : FakeCloud.accept(sent));
    command(1);
    spool.wake();
    Eventually.holds(() -> journal.unacknowledged(10).isEmpty());
    assertThat(waits).hasSize(12).allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) <= 0);
    assertThat(waits.getLast()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void repeatsWhatALyingAcknowledgementLeavesOut() {
    cloud.answer(sent ->
        waits.isEmpty() ? FakeCloud.accepted("acknowledged", List.of()) : FakeCloud.accept(sent));
    command(1);
    spool.wake();
    Eventually.holds(() -> journal.unacknowledged(10).isEmpty());
    assertThat(waits).hasSize(1);
  }

  @Test
  void waitsWhileTheCloudDoesNotKnowTheHost() {
    cloud.answer(sent ->
        waits.size() < 3
            ? new CloudAnswer.Refused(401, "INVALID_SIGNATURE")
            : FakeCloud.accept(sent));
    command(1);
    spool.wake();
    Eventually.holds(() -> journal.unacknowledged(10).isEmpty());
    assertThat(waits).hasSize(3);
    assertThat(audit.entries).isEmpty();
  }

  @Test
  void letsOneReportThatTheCloudCannotTakeNotHoldUpTheOthers() {
    UUID poison = id(2);
    cloud.answer(sent ->
        sent.body().list("reports", report -> report.uuid("command_id")).contains(poison)
            ? new CloudAnswer.Refused(400, "INVALID_BODY")
            : FakeCloud.accept(sent));
    command(1);
    command(2);
    command(3);
    spool.wake();
    Eventually.holds(() -> journal.unacknowledged(10).isEmpty());
    assertThat(audit.entries)
        .isNotEmpty()
        .allMatch(entry ->
            entry.equals(new Audit.Entry("report.refused", poison.toString(), "INVALID_BODY")));
  }

  private void pause(Duration wait) {
    waits.add(wait);
  }

  private void command(int number) {
    journal.receive(
        new CommandMessage(
            id(number),
            7,
            clock.instant(),
            clock.instant().plusSeconds(60),
            new Command.RefreshInventory()));
    journal.finished(id(number), new Outcome.Refreshed());
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
