package dev.bowline.host.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.audit.Audit;
import dev.bowline.host.json.Json;
import dev.bowline.host.testing.Eventually;
import dev.bowline.host.testing.Signer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxTest {

  private static final UUID ID = UUID.fromString("5f0c1f0e-6a3e-4a53-8c11-1f6f3f4f9a01");
  private static final Command RESTART =
      new ServiceCommand.RestartService(new ServiceName("nginx"));

  @TempDir Path directory;

  private CommandRig rig;

  @BeforeEach
  void open() {
    rig = new CommandRig(directory.resolve("journal"));
  }

  @AfterEach
  void close() throws InterruptedException {
    rig.finish();
  }

  @Test
  void runsAGenuineCommandAndReportsReceiptProgressAndResult() {
    rig.deliver(ID, RESTART);
    assertThat(outcome()).isInstanceOf(ServiceOutcome.Restarted.class);
    assertThat(rig.journal.unacknowledged(10))
        .extracting(Report::sequence)
        .containsExactly(0, 1, 2);
    assertThat(rig.processes.asked.getFirst())
        .containsExactly("systemctl", "--no-ask-password", "restart", "--", "nginx.service");
    assertThat(rig.queue.deleted).hasSize(1);
  }

  @Test
  @DisplayName("row 90: a forged command is dropped, audited, never run and never reported")
  void dropsAForgedCommand() {
    rig.deliver(new Signer().sign(ID, RESTART, rig.clock.instant()));
    assertThat(rig.audit.entries)
        .containsExactly(new Audit.Entry("command.forged", "", "no signature by a pinned key"));
    assertDroppedSilently();
  }

  @Test
  @DisplayName("row 90: a command with one byte changed is forged")
  void dropsACommandWithOneByteChanged() {
    Fields signed = Json.read(rig.signer.sign(ID, RESTART, now()));
    byte[] bytes = signed.bytes("command");
    bytes[bytes.length / 2] ^= 1;
    Map<String, Object> forged =
        Fields.object(
            "v",
            1,
            "command",
            Base64.getEncoder().encodeToString(bytes),
            "signatures",
            signed.list(
                "signatures",
                inner ->
                    Fields.object(
                        "key_id", inner.text("key_id"), "signature", inner.text("signature"))));
    rig.deliver(Json.text(forged));
    assertThat(rig.audit.entries).extracting(Audit.Entry::event).containsExactly("command.forged");
    assertDroppedSilently();
  }

  @Test
  @DisplayName("row 90: what is no command at all is dropped and audited")
  void dropsWhatIsNoCommand() {
    List.of("", "null", "[]", "{}", "{\"v\":1,\"v\":1}", "\u0000", "{\"v\":1,\"command\":\"%%\"}")
        .forEach(rig::deliver);
    assertThat(rig.audit.entries).hasSize(7).allMatch(e -> e.event().equals("command.forged"));
    assertThat(rig.queue.deleted).hasSize(7);
    assertThat(rig.processes.moves()).isZero();
  }

  @Test
  @DisplayName("row 90: an expired command is dropped, audited and reported as refused")
  void refusesAnExpiredCommand() {
    String message = rig.signer.sign(ID, RESTART, now());
    rig.clock.advance(Duration.ofSeconds(3601));
    rig.deliver(message);
    assertRefused("EXPIRED");
  }

  @Test
  @DisplayName("row 90: a command for another host is dropped, audited and reported as refused")
  void refusesACommandForAnotherHost() {
    rig.deliver(
        rig.signer.sign(
            new CommandMessage(ID, Signer.HOST + 1, now(), now().plusSeconds(60), RESTART)));
    assertRefused("OTHER_HOST");
  }

  @Test
  @DisplayName("row 90: a doubled command is dropped and audited, and runs once")
  void runsADoubledCommandOnce() {
    String message = rig.signer.sign(ID, RESTART, now());
    rig.deliver(message);
    rig.deliver(message);
    assertThat(outcome()).isInstanceOf(ServiceOutcome.Restarted.class);
    rig.deliver(message);
    assertThat(rig.processes.moves()).isEqualTo(1);
    assertThat(rig.queue.deleted).hasSize(3);
    assertThat(rig.audit.entries)
        .containsOnly(new Audit.Entry("command.doubled", ID.toString(), "the id is known"))
        .hasSize(2);
  }

  @Test
  @DisplayName("row 85: a service name that could be an option or a shell's is refused")
  void refusesAServiceNameOfAnotherShape() {
    for (String name : List.of("nginx;id", "$(id)", "--help", "a\nb")) {
      Map<String, Object> fields =
          new CommandMessage(UUID.randomUUID(), Signer.HOST, now(), now().plusSeconds(60), RESTART)
              .toFields();
      fields.put("arguments", Fields.object("service", name));
      rig.deliver(rig.signer.sign(fields));
    }
    assertThat(rig.audit.entries).hasSize(4).allMatch(entry -> entry.reason().equals("MALFORMED"));
    assertThat(rig.processes.asked).isEmpty();
  }

  @Test
  void refusesAServiceThatThePolicyDoesNotList() {
    rig.deliver(ID, new ServiceCommand.RestartService(new ServiceName("sshd")));
    assertThat(outcome())
        .isEqualTo(
            new Outcome.Refused(
                "SERVICE_NOT_LISTED", "The host's policy does not list the service sshd"));
    assertThat(rig.processes.asked).isEmpty();
  }

  @Test
  void refusesAnOperationThatThePolicyDoesNotAllow() {
    rig.deliver(ID, new ServiceCommand.StopService(new ServiceName("nginx")));
    assertThat(outcome())
        .isEqualTo(
            new Outcome.Refused(
                "OPERATION_NOT_ALLOWED", "The host's policy does not allow services.stop"));
  }

  @Test
  void runsACommandThatACrashDelayedWhileItIsGood() throws InterruptedException {
    Path file = directory.resolve("delayed");
    try (Journal journal = new Journal(file, rig.clock)) {
      journal.receive(new CommandMessage(ID, Signer.HOST, now(), now().plusSeconds(60), RESTART));
    }
    CommandRig restarted = new CommandRig(file);
    restarted.clock.advance(Duration.ofSeconds(50));
    restarted.runner.recover();
    Eventually.holds(() -> restarted.journal.cutShort().isEmpty());
    assertThat(restarted.processes.moves()).isEqualTo(1);
    restarted.finish();
  }

  @Test
  void reportsACommandThatWasCutOffAsInterruptedAndNeverRunsItAgain() throws InterruptedException {
    Path file = directory.resolve("cut-off");
    try (Journal journal = new Journal(file, rig.clock)) {
      journal.receive(new CommandMessage(ID, Signer.HOST, now(), now().plusSeconds(60), RESTART));
      journal.starting(ID);
    }
    CommandRig restarted = new CommandRig(file);
    restarted.runner.recover();
    Eventually.holds(() -> restarted.journal.cutShort().isEmpty());
    assertThat(restarted.journal.unacknowledged(10).getLast())
        .isInstanceOfSatisfying(
            Report.Result.class,
            result -> assertThat(result.outcome()).isInstanceOf(Outcome.Interrupted.class));
    assertThat(restarted.processes.moves()).isZero();
    restarted.finish();
  }

  @Test
  void neitherJournalsNorReportsThatSomebodyLooks() {
    rig.deliver(ID, new Command.WatchMetrics(now().plusSeconds(30)));
    assertThat(rig.journal.unacknowledged(10)).isEmpty();
    assertThat(rig.audit.entries).isEmpty();
    assertThat(rig.queue.deleted).hasSize(1);
  }

  private Instant now() {
    return rig.clock.instant();
  }

  private void assertDroppedSilently() {
    assertThat(rig.queue.deleted).hasSize(1);
    assertThat(rig.journal.unacknowledged(10)).isEmpty();
    assertThat(rig.processes.asked).isEmpty();
  }

  private void assertRefused(String code) {
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(rig.audit.entries)
        .containsExactly(new Audit.Entry("command.refused", ID.toString(), code));
    assertThat(rig.queue.deleted).hasSize(1);
    assertThat(rig.processes.asked).isEmpty();
  }

  private Outcome outcome() {
    Eventually.holds(
        () -> rig.journal.unacknowledged(10).stream().anyMatch(Report.Result.class::isInstance));
    return rig.journal.unacknowledged(10).stream()
        .filter(Report.Result.class::isInstance)
        .map(report -> ((Report.Result) report).outcome())
        .findFirst()
        .orElseThrow();
  }
}
