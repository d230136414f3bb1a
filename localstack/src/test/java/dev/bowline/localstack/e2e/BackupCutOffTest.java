package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Backups that are cut off in the middle, in every way that comes to mind. */
@EndToEnd
@ResourceLock(Shared.AGENT)
@ResourceLock(Shared.BACKUPS)
class BackupCutOffTest {

  private static final int SLOW = 400;
  private static final int BYTES = 6_000_000;
  private static final String FOLDER = "/srv/cut";

  private final Installation installation = Installation.running();
  private final HostFiles host = HostFiles.of(installation);
  private final Backups backups = new Backups(ApiClient.of(installation));

  @BeforeEach
  void makeItSlow() throws Exception {
    host.randomFile(FOLDER + "/large", BYTES);
    host.limitUpload(SLOW);
  }

  @AfterEach
  void leaveItAsItWas() throws Exception {
    host.limitUpload(0);
    host.unlimitBucket();
    host.run("rm -rf " + FOLDER);
  }

  @Test
  void killedTheAgentFindsItsBackupAgainAndReportsItAsIfNothingHadHappened() throws Exception {
    Backups.Begun begun = beginSlowly();
    String restic = host.processes("restic");
    host.killAgent();
    assertThat(host.processes("restic")).isEqualTo(restic);
    backups.result(begun.job(), "SUCCEEDED");
    assertRestores(begun);
  }

  @Test
  void killedResticLeavesNeitherABackupNorALockAndTheNextRunSucceeds() throws Exception {
    Backups.Begun begun = beginSlowly();
    host.run("pkill -KILL -x restic");
    assertThat(backups.result(begun.job(), "FAILED").text("code")).isEqualTo("BACKUP_FAILED");
    assertNextSucceeds(begun);
  }

  @Test
  void aUnitKilledAsAWholeIsReportedAsInterruptedAndCleanedUp() throws Exception {
    Backups.Begun begun = beginSlowly();
    host.run("systemctl kill --signal=KILL bowline-job-" + begun.job());
    backups.result(begun.job(), "INTERRUPTED");
    assertNextSucceeds(begun);
  }

  @Test
  void aBucketThatBecomesFullFailsTheBackupClearlyAndTheNextRunSucceeds() throws Exception {
    host.limitUpload(0);
    host.limitBucket(1_000_000);
    Backups.Begun begun = backups.begin("into a full bucket", FOLDER);
    Fields result = backups.result(begun.job(), "FAILED");
    assertThat(result.text("code")).as(result.text("message")).isEqualTo("BUCKET_FULL");
    host.unlimitBucket();
    assertNextSucceeds(begun);
  }

  private Backups.Begun beginSlowly() throws Exception {
    Backups.Begun begun = backups.begin("cut off", FOLDER);
    backups.untilUnderWay(begun.job());
    return begun;
  }

  private void assertNextSucceeds(Backups.Begun cutOff) throws Exception {
    assertThat(host.locks()).isZero();
    assertThat(states(cutOff)).containsExactly("failed");
    host.limitUpload(0);
    Backups.Begun next = backups.begin("after the cut", FOLDER);
    backups.result(next.job(), "SUCCEEDED");
    assertRestores(next);
  }

  private void assertRestores(Backups.Begun begun) throws Exception {
    String before = host.run("sha256sum " + FOLDER + "/large");
    host.run("rm -rf " + FOLDER);
    backups.result(backups.restore(begun.backup()), "SUCCEEDED");
    assertThat(host.run("sha256sum " + FOLDER + "/large")).isEqualTo(before);
    assertThat(host.locks()).isZero();
  }

  private List<String> states(Backups.Begun begun) throws Exception {
    return backups.list().stream()
        .filter(backup -> backup.number("id") == begun.backup())
        .map(backup -> backup.text("state"))
        .toList();
  }
}
