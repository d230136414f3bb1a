package dev.bowline.host.audit;

import dev.bowline.contract.audit.HostEvent;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.system.DurableFile;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells the cloud's audit trail what stands in the audit of this host, in its order. What is told
 * twice, because the agent died before it noted how far it was, counts once there.
 */
public final class AuditReport {

  private static final String PATH = "/agent/v1/audit";
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Of the longest texts there can be, so many fit the cloud's limit of 1 MiB. */
  private static final int BATCH = 100;

  private final AuditFile file;
  private final Path sent;
  private final Cloud cloud;
  private final Log log;
  private String told = "";

  /** A report of {@code file}; how far it is stands in the file {@code sent}. */
  public AuditReport(AuditFile file, Path sent, Cloud cloud, Log log) {
    this.file = file;
    this.sent = sent;
    this.cloud = cloud;
    this.log = log;
  }

  /** Looks and sends until the thread is interrupted. */
  public void run(Backoff backoff, Pause pause) throws InterruptedException {
    while (true) {
      while (!sendAll()) {
        pause.of(backoff.failed());
      }
      backoff.succeeded();
      pause.of(BETWEEN_LOOKS);
    }
  }

  /** Whether the cloud has all that was written when this was called. */
  boolean sendAll() {
    String state = file.state();
    if (state.equals(told)) {
      return true;
    }
    List<HostEvent> batch = file.behind(last(), BATCH);
    while (!batch.isEmpty()) {
      if (!send(batch)) {
        return false;
      }
      batch =
          batch.size() < BATCH ? List.of() : file.behind(Optional.of(batch.getLast().id()), BATCH);
    }
    told = state;
    return true;
  }

  /** False if the same is to be sent again. */
  private boolean send(List<HostEvent> batch) {
    CloudAnswer answer =
        cloud.post(PATH, Fields.object("events", batch.stream().map(HostEvent::toFields).toList()));
    return switch (answer) {
      case CloudAnswer.Accepted ignored -> keep(batch.getLast());
      case CloudAnswer.Refused(int status, String code) when status == 400 || status == 413 ->
          isolate(batch, code);
      case CloudAnswer.Refused ignored -> false;
      case CloudAnswer.Unavailable ignored -> false;
    };
  }

  /** One event that the cloud cannot take must not hold up the others. */
  private boolean isolate(List<HostEvent> batch, String code) {
    if (batch.size() > 1) {
      return batch.stream().allMatch(event -> send(List.of(event)));
    }
    log.warning("The cloud does not take " + batch.getFirst().event() + ": " + code);
    return keep(batch.getFirst());
  }

  private boolean keep(HostEvent event) {
    DurableFile.replace(sent, event.id().toString().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private Optional<UUID> last() {
    try {
      return Files.exists(sent)
          ? Optional.of(UUID.fromString(Files.readString(sent)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + sent, e);
    } catch (IllegalArgumentException writtenByAnotherVersion) {
      return Optional.empty();
    }
  }
}
