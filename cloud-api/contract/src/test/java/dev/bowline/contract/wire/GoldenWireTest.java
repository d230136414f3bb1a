package dev.bowline.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.audit.HostEvent;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.command.SignedCommand;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.inventory.HostFacts;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.contract.metrics.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files under {@code golden/} are what is spoken between versions that are already installed: a
 * change that makes one of them fail needs a new version of the wire, not a new file.
 */
class GoldenWireTest {

  private static final UUID ID = UUID.fromString("0191d3f0-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final ServiceName NGINX = new ServiceName("nginx");
  private static final SnapshotId SNAPSHOT = new SnapshotId("0123456789abcdef".repeat(4));
  private static final ServiceState RUNNING =
      new ServiceState(
          "nginx", "A web server", "active", "running", "enabled", 4711, 1_767_323_045_000L);

  private static final HostEvent HOST_EVENT =
      new HostEvent(ID, AT, "shell.services.restart", "alice", "nginx", "restarted");

  record Golden(
      String file, Map<String, Object> written, Function<Fields, Object> reader, Object value) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Golden> messages() {
    return Stream.of(
        command("start", new ServiceCommand.StartService(NGINX)),
        command("stop", new ServiceCommand.StopService(NGINX)),
        command("restart", new ServiceCommand.RestartService(NGINX)),
        command("refresh", new Command.RefreshInventory()),
        command("watch", new Command.WatchMetrics(AT.plusSeconds(30))),
        command(
            "backup-run",
            new BackupCommand.RunBackup(
                1007, List.of(new HostPath("/srv"), new HostPath("/home")))),
        command("backup-verify", new BackupCommand.VerifyBackup(SNAPSHOT)),
        command("backup-restore", new BackupCommand.RestoreBackup(SNAPSHOT, List.of(), null)),
        command(
            "backup-restore-folder",
            new BackupCommand.RestoreBackup(
                SNAPSHOT, List.of(new HostPath("/srv/site")), new HostPath("/srv/restored"))),
        command("backup-delete", new BackupCommand.DeleteBackups(List.of(SNAPSHOT))),
        report("receipt", new Report.Receipt(ID, 0, AT)),
        report("progress", new Report.Progress(ID, 1, AT, "half way")),
        result("started", new ServiceOutcome.Started(RUNNING)),
        result("stopped", new ServiceOutcome.Stopped(RUNNING)),
        result("restarted", new ServiceOutcome.Restarted(RUNNING)),
        result(
            "backed-up",
            new BackupOutcome.BackedUp(
                SNAPSHOT, List.of(new HostPath("/srv")), 10_000, 52_428_800, 1_048_576, 2)),
        result("verified", new BackupOutcome.Verified(SNAPSHOT, 100, 1_048_576)),
        result(
            "restored",
            new BackupOutcome.Restored(
                SNAPSHOT, 10_000, 52_428_800, List.of(new HostPath("/srv/site.before")))),
        result("backups-deleted", new BackupOutcome.Deleted(List.of(SNAPSHOT))),
        result("refreshed", new Outcome.Refreshed()),
        result("failed", new Outcome.Failed("UNIT_FAILED", "nginx did not start")),
        result("refused", new Outcome.Refused("SERVICE_NOT_LISTED", "not in the policy")),
        result("interrupted", new Outcome.Interrupted("the agent was stopped")),
        result("unsupported", new Outcome.Unsupported("coffee.brew")),
        new Golden("inventory", inventory().toFields(), Inventory::of, inventory()),
        new Golden("sample", sample().toFields(), Sample::of, sample()),
        new Golden("bandwidth", bandwidth().toFields(), Bandwidth::of, bandwidth()),
        new Golden("host-event", HOST_EVENT.toFields(), HostEvent::of, HOST_EVENT));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void writesWhatTheGoldenFileHolds(Golden golden) throws IOException {
    assertThat(JSON.std.mapFrom(JSON.std.asString(golden.written())))
        .isEqualTo(file(golden.file()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void readsTheGoldenFileBack(Golden golden) throws IOException {
    assertThat(golden.reader().apply(Fields.of(file(golden.file())))).isEqualTo(golden.value());
  }

  @Test
  void anUnknownOperationIsReadAsUnrecognised() {
    Command command = Command.of("coffee.brew", Fields.of(Map.of("sugar", 2)));
    assertThat(command).isEqualTo(new Command.Unrecognised("coffee.brew"));
  }

  @Test
  void aSignedCommandReadsBack() {
    SignedCommand signed =
        new SignedCommand(
            new byte[] {1, 2, 3}, List.of(new SignedCommand.Signature("c1", new byte[] {9})));
    SignedCommand back = SignedCommand.of(Fields.of(signed.toFields()));
    assertThat(back.message()).containsExactly(1, 2, 3);
    assertThat(back.signatures()).hasSize(1);
    assertThat(back.signatures().getFirst().keyId()).isEqualTo("c1");
  }

  @Test
  void aWrongFieldIsNamedAndItsValueIsNot() {
    Map<String, Object> fields = Map.of("service", "nginx;id");
    assertThatThrownBy(() -> Command.of("services.start", Fields.of(fields)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("service")
        .hasMessageNotContaining("nginx;id");
    assertThatThrownBy(() -> Fields.of(List.of())).isInstanceOf(WireException.class);
    assertThatThrownBy(() -> Fields.of(Map.of("n", 1.5)).number("n"))
        .isInstanceOf(WireException.class);
    assertThatThrownBy(() -> Fields.of(Map.of()).instant("at")).isInstanceOf(WireException.class);
  }

  private static Golden command(String file, Command command) {
    CommandMessage message = new CommandMessage(ID, 7, AT, AT.plusSeconds(3600), command);
    return new Golden("command-" + file, message.toFields(), CommandMessage::of, message);
  }

  private static Golden report(String file, Report report) {
    return new Golden("report-" + file, report.toFields(), Report::of, report);
  }

  private static Golden result(String file, Outcome outcome) {
    return report(file, new Report.Result(ID, 2, AT, outcome));
  }

  private static Inventory inventory() {
    HostFacts host =
        new HostFacts(
            "web1",
            "Debian GNU/Linux 12 (bookworm)",
            "6.1.0-18-amd64",
            "amd64",
            4,
            8_589_934_592L,
            "0.1.0",
            AT);
    return new Inventory(AT, host, List.of(RUNNING));
  }

  private static Sample sample() {
    return new Sample(
        AT,
        12.5,
        new Sample.Memory(8_589_934_592L, 1_073_741_824L, 0, 0),
        new Sample.Disk(107_374_182_400L, 10_737_418_240L, 91_268_055_040L, 4096, 8192),
        new Sample.Network(1_000_000, 2_000_000, 1.5, 3.25),
        new Sample.Load(0.5, 0.25, 0.125),
        86_400);
  }

  private static Bandwidth bandwidth() {
    return new Bandwidth(
        ID.toString(),
        AT,
        List.of(
            new Bandwidth.Month(YearMonth.of(2025, 12), 5_000_000_000_000L, 700_000_000),
            new Bandwidth.Month(YearMonth.of(2026, 1), 0, 42)));
  }

  private static Map<String, Object> file(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            GoldenWireTest.class.getResourceAsStream("/golden/" + name + ".json"), name)) {
      return JSON.std.mapFrom(file);
    }
  }
}
