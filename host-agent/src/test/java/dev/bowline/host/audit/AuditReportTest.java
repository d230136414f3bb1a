package dev.bowline.host.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.audit.HostEvent;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.system.Log;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeCloud;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditReportTest {

  @TempDir Path directory;

  private final FakeCloud cloud = FakeCloud.accepting();
  private final Random random = new Random(7);

  @Test
  void tellsWhatIsNotedInItsOrderAndOnce() {
    note("a", "b");
    AuditReport report = report();
    assertThat(report.sendAll()).isTrue();
    note("c");
    assertThat(report.sendAll()).isTrue();
    assertThat(told()).containsExactly("a", "b", "c");
    assertThat(cloud.sent).hasSize(2).allMatch(sent -> sent.path().equals("/agent/v1/audit"));
  }

  @Test
  void asksForNothingWhileNothingIsNoted() {
    note("a");
    AuditReport report = report();
    IntStream.range(0, 10).forEach(i -> assertThat(report.sendAll()).isTrue());
    assertThat(cloud.sent).hasSize(1);
  }

  @Test
  void tellsWhoWorkedAtTheShellOfAnotherProcessToo() {
    note("a");
    new AuditFile(path(), "alice", new FakeClock(), random)
        .note(new Audit.Entry("shell.services.restart", "nginx", "restarted"));
    report().sendAll();
    assertThat(events()).extracting(HostEvent::by).containsExactly("root", "alice");
  }

  @Test
  void goesOnBehindWhatTheCloudHasAfterARestart() {
    note("a", "b");
    report().sendAll();
    note("c");
    report().sendAll();
    assertThat(told()).containsExactly("a", "b", "c");
  }

  @Test
  void tellsAgainWithTheSameIdWhatItDiedOver() {
    note("a");
    cloud.answer(sent -> {
      throw new IllegalStateException("killed");
    });
    try {
      report().sendAll();
    } catch (IllegalStateException expected) {
      cloud.answer(FakeCloud::accept);
    }
    report().sendAll();
    assertThat(told()).containsExactly("a", "a");
    assertThat(events().stream().map(HostEvent::id).distinct()).hasSize(1);
  }

  @Test
  void keepsEverythingForACloudThatIsAwayOrTooOld() {
    note("a");
    AuditReport report = report();
    for (CloudAnswer answer :
        List.of(
            new CloudAnswer.Unavailable("away"),
            new CloudAnswer.Refused(404, "NOT_FOUND"),
            new CloudAnswer.Refused(401, "INVALID_SIGNATURE"))) {
      cloud.answer(sent -> answer);
      assertThat(report.sendAll()).isFalse();
    }
    cloud.answer(FakeCloud::accept);
    assertThat(report.sendAll()).isTrue();
    assertThat(told()).endsWith("a");
  }

  @Test
  void letsOneEventThatTheCloudCannotTakeNotHoldUpTheOthers() {
    note("a", "poison", "c");
    cloud.answer(sent ->
        sent.body().list("events", HostEvent::of).stream()
                .anyMatch(event -> event.subject().equals("poison"))
            ? new CloudAnswer.Refused(400, "INVALID_BODY")
            : FakeCloud.accept(sent));
    assertThat(report().sendAll()).isTrue();
    cloud.sent.clear();
    note("d");
    report().sendAll();
    assertThat(told()).containsExactly("d");
  }

  @Test
  void passesOverALineThatAPowerCutLeftUnfinishedAndLinesWithoutAnId() throws IOException {
    Files.writeString(path(), "{\"at\":\"2026-01-02T03:04:05Z\",\"event\":\"older\"}\n");
    note("a");
    Files.write(path(), new byte[] {'{', (byte) 0xff}, StandardOpenOption.APPEND);
    note("b");
    report().sendAll();
    assertThat(told()).containsExactly("a", "b");
  }

  @Test
  void tellsAllOfAFloodAlsoWhatMovedToTheOlderFile() {
    AuditFile file = file();
    List<String> subjects = new ArrayList<>();
    String filler = "x".repeat(400);
    for (int i = 0; i < 9_000; i++) {
      file.note(new Audit.Entry("command.forged", i + filler, "no signature"));
      subjects.add(i + filler);
    }
    assertThat(path().resolveSibling("audit.log.1")).exists();
    report().sendAll();
    assertThat(told()).isEqualTo(subjects);
  }

  private void note(String... subjects) {
    AuditFile file = file();
    for (String subject : subjects) {
      file.note(new Audit.Entry("command.refused", subject, "EXPIRED"));
    }
  }

  private List<HostEvent> events() {
    return cloud.sent.stream()
        .flatMap(sent -> sent.body().list("events", HostEvent::of).stream())
        .toList();
  }

  private List<String> told() {
    return events().stream().map(HostEvent::subject).toList();
  }

  private AuditReport report() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new AuditReport(file(), directory.resolve("audit.sent"), cloud, new Log(nowhere));
  }

  private AuditFile file() {
    return new AuditFile(path(), "root", new FakeClock(), random);
  }

  private Path path() {
    return directory.resolve("audit.log");
  }
}
