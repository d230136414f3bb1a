package dev.bowline.host.cli;

import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.system.Log;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the cloud for a job on this server, and follows it to its end: the same way as from the
 * panel, with the same policy and the same audit. The resident agent does the work.
 */
final class CloudJob {

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** How many answers in a row may be missing before the job is left alone. */
  private static final int PATIENCE = 60;

  private static final Set<String> FINAL =
      Set.of("SUCCEEDED", "FAILED", "REFUSED", "INTERRUPTED", "EXPIRED");

  private final Terminal terminal;
  private final boolean json;
  private String shown = "";

  CloudJob(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /** Posts to {@code path}, follows the job of the answer, and returns the exit code. */
  int run(String path, Map<String, Object> body) {
    return ask(path, body, (cloud, data) -> follow(cloud, data.text("job_id")));
  }

  /** Posts to {@code path} and gives the answer to {@code reader}, which returns the exit code. */
  int ask(String path, Map<String, Object> body, Reader reader) {
    Optional<Identity> identity = Identity.in(terminal.around().places().identity());
    if (identity.isEmpty()) {
      terminal.err().println("This server is not enrolled; see bowline enrol --help");
      return Exit.NOT_ENROLLED;
    }
    Cloud cloud = terminal.composition().cloud(identity.get());
    return switch (cloud.post(path, body)) {
      case CloudAnswer.Accepted(Fields data) -> reader.read(cloud, data);
      case CloudAnswer.Refused(int status, String code) -> {
        terminal.err().println("The cloud refused: " + status + " " + Log.printable(code));
        yield code.equals("NOT_FOUND") ? Exit.NOT_FOUND : Exit.REFUSED;
      }
      case CloudAnswer.Unavailable(String reason) -> {
        terminal.err().println("Try again: " + Log.printable(reason));
        yield Exit.UNREACHABLE;
      }
    };
  }

  /** Does something with what the cloud answered. */
  @FunctionalInterface
  interface Reader {
    int read(Cloud cloud, Fields data);
  }

  private int follow(Cloud cloud, String id) {
    int missing = 0;
    while (missing < PATIENCE) {
      if (cloud.post("/agent/v1/jobs", Fields.object("job_id", id))
          instanceof CloudAnswer.Accepted(Fields data)) {
        missing = 0;
        Fields job = data.object("job");
        job.optionalText("progress").ifPresent(this::show);
        if (FINAL.contains(job.text("state"))) {
          return end(id, job);
        }
      } else {
        missing++;
      }
      rest();
    }
    terminal.err().println("The cloud cannot be reached; the job " + id + " goes on");
    return Exit.UNREACHABLE;
  }

  private void rest() {
    try {
      terminal.around().pause().of(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void show(String progress) {
    if (!json && !progress.equals(shown)) {
      shown = progress;
      terminal.err().println(Log.printable(progress));
    }
  }

  private int end(String id, Fields job) {
    String state = job.text("state");
    Optional<Outcome> outcome =
        job.has("result") ? Optional.of(Outcome.of(job.object("result"))) : Optional.empty();
    if (json) {
      Map<String, Object> object = Fields.object("job_id", id, "state", state);
      outcome.ifPresent(result -> object.put("result", result.toFields()));
      terminal.out().println(Json.text(object));
    } else {
      terminal.out().println(Log.printable(outcome.map(CloudJob::sentence).orElse(state)));
    }
    return switch (state) {
      case "SUCCEEDED" -> Exit.OK;
      case "REFUSED" -> Exit.REFUSED;
      default -> Exit.FAILED;
    };
  }

  private static String sentence(Outcome outcome) {
    return switch (outcome) {
      case BackupOutcome.BackedUp done ->
          "Backed up %,d files, %,d bytes; %,d bytes are new, %,d files were skipped"
              .formatted(done.files(), done.bytes(), done.bytesAdded(), done.skipped());
      case BackupOutcome.Verified done ->
          "Sound; a sample of %,d files, %,d bytes, was restored"
              .formatted(done.files(), done.bytes());
      case BackupOutcome.Restored done ->
          "Restored %,d files, %,d bytes".formatted(done.files(), done.bytes())
              + aside(done.replaced());
      case Outcome.Failed(String code, String message) -> code + " " + message;
      case Outcome.Refused(String code, String message) -> code + " " + message;
      case Outcome.Interrupted(String message) -> message;
      case BackupOutcome.Deleted ignored -> word(outcome);
      case ServiceOutcome ignored -> word(outcome);
      case Outcome.Refreshed ignored -> word(outcome);
      case Outcome.Unsupported ignored -> word(outcome);
    };
  }

  private static String word(Outcome outcome) {
    return String.valueOf(outcome.toFields().get("outcome"));
  }

  private static String aside(List<HostPath> replaced) {
    return replaced.isEmpty()
        ? ""
        : replaced.stream()
            .map(HostPath::text)
            .collect(Collectors.joining(", ", "; what stood there is in ", ""));
  }
}
