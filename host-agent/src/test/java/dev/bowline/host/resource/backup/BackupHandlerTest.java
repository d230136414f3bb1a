package dev.bowline.host.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.command.Detached;
import dev.bowline.host.policy.BackupPaths;
import dev.bowline.host.policy.Policy;
import dev.bowline.host.policy.PolicyFile.Reading;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Processes.Ended;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeCloud;
import dev.bowline.host.testing.FakeCourse;
import dev.bowline.host.testing.FakeProcesses;
import dev.bowline.host.testing.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's side of a job, with a systemd of paper in which units live until they are told. */
final class BackupHandlerTest {

  private static final UUID ID = new UUID(1, 2);
  private static final BackupCommand RUN = new BackupCommand.RunBackup(5, List.of());
  private static final Outcome DONE =
      new BackupOutcome.Deleted(List.of(new SnapshotId("0".repeat(64))));

  private static final String BUCKET = "<Key>hosts/7/config</Key>";

  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final FakeCloud cloud = new FakeCloud(sent -> access());
  private final FakeProcesses systemd = new FakeProcesses(this::answer);
  private boolean unitLives;

  @Test
  void startsAUnitThatCanOnlyReadAndTakesItsOutcome() {
    FakeCourse course = new FakeCourse(ID, this::finish);

    assertThat(handler().run(RUN, course)).isEqualTo(DONE);

    List<String> start = starts().getFirst();
    assertThat(start)
        .contains(
            "--unit=bowline-job-" + ID,
            "--property=CapabilityBoundingSet=CAP_DAC_READ_SEARCH",
            "--property=ProtectSystem=strict",
            "--property=InaccessiblePaths=-" + directory.resolve("state/host-key.json"))
        .endsWith("/usr/bin/bowline", "agent", "work", ID.toString());
    assertThat(String.join(" ", start)).doesNotContain("correct horse").doesNotContain("secret-1");
    assertThat(folder().secrets()).doesNotExist();
  }

  @Test
  void letsOnlyARestorationWriteToWhatThePolicyLists() {
    handler()
        .run(
            new BackupCommand.RestoreBackup(new SnapshotId("0".repeat(64)), List.of(), null),
            new FakeCourse(ID, this::finish));
    assertThat(starts().getFirst())
        .contains(
            "--property=ReadWritePaths="
                + folder().state()
                + " "
                + directory.resolve("state/cache")
                + " -/srv -/home/ada")
        .noneMatch(argument -> argument.contains("CAP_MKNOD") || argument.contains("CAP_SYS_"));
  }

  @Test
  void keepsSecretsInPrivateFilesWhileTheUnitRuns() {
    FakeCourse course =
        new FakeCourse(
            ID,
            () -> {
              assertPrivate(folder().password());
              assertPrivate(folder().token());
              assertThat(folder().order().orElseThrow().toFields().toString())
                  .doesNotContain("correct horse")
                  .doesNotContain("secret-1");
              finish();
            });
    assertThat(handler().run(RUN, course)).isEqualTo(DONE);
  }

  @Test
  void tellsHowFarItIs() {
    int[] looks = {0};
    FakeCourse course =
        new FakeCourse(
            ID,
            () -> {
              folder().progress(looks[0] < 9 ? "1 %" : "99 %");
              if (looks[0]++ == 20) {
                finish();
              }
            });
    assertThat(handler().run(RUN, course)).isEqualTo(DONE);
    assertThat(course.told).containsExactly("1 %", "99 %");
  }

  @Test
  void findsTheUnitAgainAfterTheAgentWasCutOffAndServesKeysAtTheSamePort() {
    detach();
    int port = folder().order().orElseThrow().port();
    FakeCourse again =
        new FakeCourse(
            ID,
            () -> {
              assertThatThrownBy(() ->
                      new CredentialsEndpoint(
                          port, folder().readToken().orElseThrow(), java.util.Optional::empty))
                  .isInstanceOf(CredentialsEndpoint.PortTaken.class);
              finish();
            });

    assertThat(handler().resume(RUN, again)).contains(DONE);
    assertThat(starts()).hasSize(1);
    assertThat(folder().secrets()).doesNotExist();
  }

  @Test
  void takesTheOutcomeOfAUnitThatEndedMeanwhile() {
    detach();
    finish();
    assertThat(handler().resume(RUN, new FakeCourse(ID))).contains(DONE);
  }

  @Test
  void cleansUpAfterAUnitThatIsGoneWithoutAnOutcome() {
    detach();
    unitLives = false;

    assertThat(handler().resume(RUN, new FakeCourse(ID, () -> unitLives = false)))
        .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(Outcome.Interrupted.class));

    assertThat(starts().getLast()).endsWith("work", "--cleanup", ID.toString());
    assertThat(folder().secrets()).doesNotExist();
  }

  @Test
  void doesNotKnowACommandWhoseUnitWasNeverOrdered() {
    assertThat(handler().resume(RUN, new FakeCourse(ID))).isEmpty();
  }

  @Test
  void failsWhenTheCloudGivesNoAccessOrADangerousOne() {
    cloud.answer(sent -> new CloudAnswer.Refused(403, "FORBIDDEN"));
    assertThat(handler().run(RUN, new FakeCourse(ID)))
        .isEqualTo(
            new Outcome.Failed(
                "ACCESS_REFUSED", "The cloud gives no access to the backups: FORBIDDEN"));
    cloud.answer(sent -> access("rclone:evil"));
    assertThat(WorkTest.code(handler().run(RUN, new FakeCourse(ID)))).isEqualTo("REPOSITORY_UNFIT");
    cloud.answer(sent -> new CloudAnswer.Unavailable("away"));
    assertThat(WorkTest.code(handler().run(RUN, new FakeCourse(ID))))
        .isEqualTo("CLOUD_UNAVAILABLE");
    assertThat(starts()).isEmpty();
  }

  @Test
  void startsNothingBesideAnotherJob() {
    unitLives = true;
    assertThat(WorkTest.code(handler().run(RUN, new FakeCourse(ID)))).isEqualTo("BUSY");
  }

  /** Begins a job and is cut off from it. */
  private void detach() {
    FakeCourse course = new FakeCourse(ID);
    course.stop();
    assertThatThrownBy(() -> handler().run(RUN, course)).isInstanceOf(Detached.class);
    assertThat(folder().hasSecrets()).isTrue();
  }

  private void finish() {
    folder().write(DONE);
    unitLives = false;
  }

  private Ended answer(List<String> arguments) {
    if (arguments.getFirst().equals("systemd-run")) {
      unitLives = true;
    }
    boolean lists = arguments.contains("list-units");
    return new Ended(
        0,
        unitLives
            ? lists ? "bowline-job-x.service loaded" : "ActiveState=active"
            : lists ? "" : "ActiveState=inactive",
        "");
  }

  private List<List<String>> starts() {
    return systemd.asked.stream()
        .filter(arguments -> arguments.getFirst().equals("systemd-run"))
        .toList();
  }

  private BackupHandler handler() {
    Policy policy =
        new Policy(
            List.of(),
            Set.of(),
            new BackupPaths(List.of(new HostPath("/srv"), new HostPath("/home/ada"))),
            0);
    return new BackupHandler(
        new Signer().identity(),
        () -> new Reading.Usable(policy),
        cloud,
        request -> new Http.Answer(200, BUCKET.getBytes(StandardCharsets.UTF_8)),
        systemd,
        places(),
        clock,
        new Random(7),
        new Log(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
  }

  private JobFolder folder() {
    return JobFolder.of(places(), ID);
  }

  private Places places() {
    return new Places(directory.resolve("etc"), directory.resolve("state"));
  }

  private static void assertPrivate(Path file) {
    try {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private CloudAnswer access() {
    return access("s3:https://s3.example/bucket/hosts/7");
  }

  private CloudAnswer access(String repository) {
    return FakeCloud.accepted(
        "repository", repository,
        "region", "eu-central-1",
        "password", "correct horse",
        "access_key_id", "key-1",
        "secret_access_key", "secret-1",
        "session_token", "session-1",
        "expires_at", clock.instant().plusSeconds(60).toString());
  }
}
