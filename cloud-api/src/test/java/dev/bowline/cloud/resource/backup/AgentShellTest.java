package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.wire.Fields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentShellTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final TestingBackups host = TestingBackups.on(cloud);
  private final SimulatedAgent agent = host.agent();

  @Test
  void makesListsVerifiesAndRestoresTheHostsOwnBackups() {
    Fields made = accepted(run("by hand", List.of("/etc")));
    long id = made.number("backup_id");
    agent.obey();
    SnapshotId snapshot = new SnapshotId("%064x".formatted(id));

    assertThat(job(made.text("job_id")).text("state")).isEqualTo("SUCCEEDED");
    List<Fields> listed =
        accepted(agent.send("POST", "/agent/v1/backups/list", Fields.object("limit", 5)))
            .list("backups", fields -> fields);
    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().number("id")).isEqualTo(id);
    assertThat(listed.getFirst().text("state")).isEqualTo("succeeded");
    accepted(agent.send("POST", "/agent/v1/backups/" + id + "/verify", Map.of()));
    assertThat(agent.obey().command()).isEqualTo(new BackupCommand.VerifyBackup(snapshot));
    accepted(
        agent.send(
            "POST",
            "/agent/v1/backups/" + id + "/restore",
            Fields.object("paths", List.of("/etc/hosts"), "folder", "/root/back")));
    assertThat(agent.obey().command())
        .isEqualTo(
            new BackupCommand.RestoreBackup(
                snapshot, List.of(new HostPath("/etc/hosts")), new HostPath("/root/back")));
    assertThat(TestingServers.audited(cloud, host.tenant(), "server:" + agent.serverId()))
        .contains("backups.run", "backups.verify", "backups.restore");
    assertThat(AuditEntries.of(cloud, "server:" + agent.serverId()))
        .filteredOn(entry -> entry.startsWith("backups."))
        .allMatch(entry -> entry.contains(" shell:" + agent.serverId() + " 127.0.0.1 "));
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertThat(run("", List.of()).status()).isEqualTo(400);
    assertThat(run("x", List.of("etc")).code()).isEqualTo("PATH_INVALID");
    assertThat(agent.send("POST", "/agent/v1/backups/list", Fields.object("limit", 0)).status())
        .isEqualTo(400);
  }

  @Test
  void knowsNothingOfOtherHosts() {
    TestingBackups other = TestingBackups.on(cloud);
    long foreign = other.made("theirs");
    String job = String.valueOf(other.shown(foreign).get("job_id"));

    assertThat(agent.send("POST", "/agent/v1/backups/" + foreign + "/verify", Map.of()).status())
        .isEqualTo(404);
    assertThat(agent.send("POST", "/agent/v1/backups/" + foreign + "/restore", Map.of()).status())
        .isEqualTo(404);
    assertThat(agent.send("POST", "/agent/v1/jobs", Map.of("job_id", job)).status()).isEqualTo(404);
    assertThat(
            accepted(agent.send("POST", "/agent/v1/backups/list", Map.of()))
                .list("backups", fields -> fields))
        .isEmpty();
  }

  @Test
  void isToldForGoodWhenTooMuchIsOpen() {
    for (int i = 0; i < 10; i++) {
      accepted(run("x", List.of()));
    }

    TestAnswer answer = run("x", List.of());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("BACKUPS_BUSY");
  }

  private TestAnswer run(String name, List<String> paths) {
    return agent.send("POST", "/agent/v1/backups", Fields.object("name", name, "paths", paths));
  }

  private Fields job(String id) {
    return accepted(agent.send("POST", "/agent/v1/jobs", Map.of("job_id", id))).object("job");
  }

  private static Fields accepted(TestAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Fields.of(answer.json());
  }
}
