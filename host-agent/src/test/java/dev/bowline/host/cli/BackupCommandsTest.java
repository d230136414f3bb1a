package dev.bowline.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.Surroundings;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeProcesses;
import dev.bowline.host.testing.Signer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a cloud that plays a list of answers. */
final class BackupCommandsTest {

  private static final SnapshotId SNAPSHOT = new SnapshotId("0".repeat(64));

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Deque<Http.Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void enrol() {
    new Signer().identity().save(places().identity());
  }

  @Test
  void runsABackupThroughTheCloudAndShowsHowFarItIs() {
    answer(202, Fields.object("backup_id", 5, "job_id", "job-1"));
    answer(200, job("RUNNING", "42 % · 4,200 of 10,000 files · 1.2 GB", null));
    answer(
        200,
        job(
            "SUCCEEDED",
            "started backups.run",
            new BackupOutcome.BackedUp(
                SNAPSHOT, List.of(new HostPath("/srv")), 10_000, 5_000, 7, 0)));

    assertThat(run("backup", "run", "--name", "nightly", "/srv")).isEqualTo(Exit.OK);

    assertThat(asked.getFirst())
        .isEqualTo("/agent/v1/backups {\"name\":\"nightly\",\"paths\":[\"/srv\"]}");
    assertThat(asked.getLast()).isEqualTo("/agent/v1/jobs {\"job_id\":\"job-1\"}");
    assertThat(text(err)).contains("42 % · 4,200 of 10,000 files · 1.2 GB\n");
    assertThat(text(out))
        .isEqualTo("Backed up 10,000 files, 5,000 bytes; 7 bytes are new, 0 files were skipped\n");
  }

  @Test
  void printsNothingButJsonWhenAskedTo() {
    answer(202, Fields.object("job_id", "job-1"));
    answer(200, job("SUCCEEDED", "x", new BackupOutcome.Verified(SNAPSHOT, 3, 9)));
    assertThat(run("backup", "verify", "5", "--json")).isEqualTo(Exit.OK);
    assertThat(asked.getFirst()).isEqualTo("/agent/v1/backups/5/verify {}");
    assertThat(Json.read(text(out)).object("result").number("files")).isEqualTo(3);
    assertThat(text(err)).isEmpty();
  }

  @Test
  void restoresToAFolderAndSaysWhereWhatStoodThereIs() {
    answer(202, Fields.object("job_id", "job-1"));
    answer(
        200,
        job(
            "SUCCEEDED",
            "x",
            new BackupOutcome.Restored(SNAPSHOT, 1, 2, List.of(new HostPath("/srv/x.before")))));
    assertThat(run("backup", "restore", "5", "--to", "/srv/new", "/srv/a")).isEqualTo(Exit.OK);
    assertThat(asked.getFirst())
        .isEqualTo("/agent/v1/backups/5/restore {\"paths\":[\"/srv/a\"],\"folder\":\"/srv/new\"}");
    assertThat(text(out))
        .isEqualTo("Restored 1 files, 2 bytes; what stood there is in /srv/x.before\n");
  }

  @Test
  void listsWithControlCharactersShown() {
    answer(
        200,
        Fields.object(
            "backups",
            List.of(
                Fields.object(
                    "id",
                    5,
                    "name",
                    "evil\u001b[31m",
                    "state",
                    "succeeded",
                    "created_at",
                    "2026-03-01T12:00:00Z",
                    "bytes",
                    42))));
    assertThat(run("backup", "list")).isEqualTo(Exit.OK);
    assertThat(text(out)).contains("5", "succeeded", "42", "evil\\u001b[31m");
  }

  @Test
  void exitsAsTheJobEnds() {
    Map<String, Outcome> ends =
        Map.of(
            "FAILED", new Outcome.Failed("BUCKET_FULL", "The bucket takes no more"),
            "REFUSED", new Outcome.Refused("PATH_NOT_ALLOWED", "no"),
            "INTERRUPTED", new Outcome.Interrupted("cut off"));
    ends.forEach((state, outcome) -> {
      answer(202, Fields.object("job_id", "job-1"));
      answer(200, job(state, "x", outcome));
      assertThat(run("backup", "run"))
          .isEqualTo(state.equals("REFUSED") ? Exit.REFUSED : Exit.FAILED);
    });
    assertThat(text(out)).contains("BUCKET_FULL", "PATH_NOT_ALLOWED", "cut off");
  }

  @Test
  void exitsWithFourFiveAndSixAsTheCloudAnswers() {
    answer(403, Fields.object("code", "FORBIDDEN"));
    assertThat(run("backup", "run")).isEqualTo(Exit.REFUSED);
    answer(404, Fields.object("code", "NOT_FOUND"));
    assertThat(run("backup", "verify", "9")).isEqualTo(Exit.NOT_FOUND);
    assertThat(run("backup", "list")).isEqualTo(Exit.UNREACHABLE);
  }

  private static Map<String, Object> job(
      String state, String progress, @org.jspecify.annotations.Nullable Outcome outcome) {
    Map<String, Object> job = Fields.object("state", state, "progress", progress);
    if (outcome != null) {
      job.put("result", outcome.toFields());
    }
    return Fields.object("job", job);
  }

  private void answer(int status, Map<String, Object> body) {
    answers.add(new Http.Answer(status, Json.bytes(body)));
  }

  private Http.Answer play(Http.Request request) throws IOException {
    asked.add(request.uri().getPath() + " " + new String(request.body(), StandardCharsets.UTF_8));
    Http.Answer next = answers.poll();
    if (next == null) {
      throw new IOException("no network");
    }
    return next;
  }

  private int run(String... arguments) {
    Surroundings around =
        new Surroundings(
            places(),
            Path.of("/"),
            "alice",
            "root",
            FakeProcesses.withNginx(),
            authority -> this::play,
            new FakeClock(),
            new Random(1),
            length -> {},
            new Log(print(err)));
    return Bowline.run(
        new Terminal(around, new ByteArrayInputStream(new byte[0]), print(out), print(err)),
        arguments);
  }

  private Places places() {
    return new Places(directory, directory);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
