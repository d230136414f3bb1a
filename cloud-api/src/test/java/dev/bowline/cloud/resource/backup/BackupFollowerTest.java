package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.job.JobSweeps;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupFollowerTest {

  private final TestingCloud cloud = TestingServers.cloud(Map.of());
  private final TestingBackups host = TestingBackups.on(cloud);
  private final SimulatedAgent agent = host.agent();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void followsTheJobFromItsBeginningToItsEnd() {
    long id = host.asked("nightly");
    CommandMessage command = agent.receive(5).orElseThrow();

    agent.report(new Report.Receipt(command.id(), 0, now()));
    assertThat(host.shown(id)).containsEntry("state", "queued").containsEntry("started_at", null);
    agent.report(new Report.Progress(command.id(), 1, now(), "10 %"));
    assertThat(host.shown(id))
        .containsEntry("state", "running")
        .doesNotContainEntry("started_at", null);
    agent.report(
        new Report.Result(command.id(), 2, now(), SimulatedAgent.outcome(command.command())));
    assertThat(host.shown(id)).containsEntry("state", "succeeded").containsEntry("error", null);
  }

  @Test
  void saysWhyABackupFailed() {
    long id = host.asked("nightly");

    end(new Outcome.Failed("REPOSITORY_FULL", "the bucket is full"));

    assertThat(host.shown(id))
        .containsEntry("state", "failed")
        .containsEntry("error", Map.of("code", "REPOSITORY_FULL", "message", "the bucket is full"));
  }

  @Test
  void believesInNoBackupWithoutASnapshot() {
    long id = host.asked("nightly");

    end(new Outcome.Refreshed());

    assertThat(host.shown(id))
        .containsEntry("state", "failed")
        .containsEntry("error", Map.of("code", "OUTCOME_UNEXPECTED", "message", "refreshed"));
  }

  @Test
  void letsALateSnapshotBeatTheExpiry() {
    long id = host.asked("nightly");
    CommandMessage command = agent.receive(5).orElseThrow();
    cloud.clock().advance(Duration.ofMinutes(61));
    JobSweeps.sweep(cloud);
    assertThat(host.shown(id))
        .containsEntry("state", "failed")
        .extractingByKey("error")
        .hasToString("{code=EXPIRED, message=The host did not report in time.}");

    agent.report(
        new Report.Result(command.id(), 1, now(), SimulatedAgent.outcome(command.command())));

    assertThat(host.shown(id)).containsEntry("state", "succeeded").containsEntry("error", null);
  }

  @Test
  void keepsABackupWhoseDeletionFailed() {
    long id = host.made("nightly");
    cloud
        .client(host.key())
        .send(TestRequest.of("DELETE", "/v1/backups/" + id).with("Prefer", "respond-async"));

    end(new Outcome.Failed("REPOSITORY_AWAY", "no answer"));

    assertThat(host.shown(id)).containsEntry("state", "succeeded");
  }

  @Test
  void deletesAtOnceWhatNeverSucceeded() {
    long id = host.asked("nightly");
    end(new Outcome.Refused("FORBIDDEN", "policy"));

    assertThat(cloud.client(host.key()).delete("/v1/backups/" + id).status()).isEqualTo(200);

    assertThat(cloud.client(host.key()).get("/v1/backups/" + id).status()).isEqualTo(404);
    assertThat(agent.receive(0)).isEmpty();
  }

  private void end(Outcome outcome) {
    CommandMessage command = agent.receive(5).orElseThrow();
    agent.report(new Report.Result(command.id(), 0, now(), outcome));
  }

  private Instant now() {
    return cloud.clock().instant();
  }
}
