package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Backups of a server, asked for as a customer's script does. */
record Backups(ApiClient api) {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Set<String> FINAL =
      Set.of("SUCCEEDED", "FAILED", "REFUSED", "INTERRUPTED", "EXPIRED");

  /** A backup that was begun. */
  record Begun(long backup, String job) {}

  /** Begins a backup of {@code paths} and returns at once. */
  Begun begin(String name, String... paths) throws IOException {
    Fields backup =
        accepted("/v1/backups", Fields.object("backup_name", name, "paths", List.of(paths)));
    return new Begun(backup.number("id"), backup.text("job_id"));
  }

  /** The newest backups. */
  List<Fields> list() throws IOException {
    Answer answer = api.get("/v1/backups");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return Fields.of(answer.json()).list("data", backup -> backup);
  }

  /** Begins to restore all of a backup to where it came from; the job's id. */
  String restore(long backup) throws IOException {
    return accepted("/v1/backups/" + backup + "/restore", Map.of()).text("id");
  }

  /** Begins to verify a backup; the job's id. */
  String verify(long backup) throws IOException {
    return accepted("/v1/backups/" + backup + "/verify", Map.of()).text("id");
  }

  /** The job as it is now. */
  Fields job(String id) throws IOException {
    Answer answer = api.get("/v1/jobs/" + id);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.data();
  }

  /** Waits for the end of a job. */
  Fields end(String id) throws Exception {
    return Eventually.find(
        "The end of job " + id,
        PATIENCE,
        () -> Optional.of(job(id)).filter(job -> FINAL.contains(job.text("state"))));
  }

  /** The result of a job, which must end so. */
  Fields result(String id, String state) throws Exception {
    Fields job = end(id);
    assertThat(job.text("state"))
        .as(job.has("result") ? describe(job.object("result")) : "no result")
        .isEqualTo(state);
    return job.object("result");
  }

  /** Returns once the job tells that it has sent something. */
  void untilUnderWay(String id) throws Exception {
    Eventually.holds(
        "Progress of job " + id,
        PATIENCE,
        () -> {
          Fields job = job(id);
          assertThat(FINAL).doesNotContain(job.text("state"));
          return job.optionalText("progress").filter(text -> text.contains(" of ")).isPresent();
        });
  }

  private static String describe(Fields result) {
    return result.text("outcome")
        + " "
        + result.optionalText("code").orElse("")
        + " "
        + result.optionalText("message").orElse("");
  }

  private Fields accepted(String path, Map<String, Object> body) throws IOException {
    Answer answer = api.send("POST", path, JSON.std.asString(body), "Prefer", "respond-async");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.data();
  }
}
