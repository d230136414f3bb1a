package dev.bowline.cloud.job;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.inventory.ServiceState;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what hosts report of their commands. */
@Singleton
public final class Reports {

  private static final int LONGEST_MESSAGE = 1_000;

  private final JobRepository jobs;
  private final JobCodec codec;
  private final JobSignals signals;
  private final AuditTrail audit;
  private final List<JobListener> listeners;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Reports(
      JobRepository jobs,
      JobCodec codec,
      JobSignals signals,
      AuditTrail audit,
      List<JobListener> listeners,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.jobs = jobs;
    this.codec = codec;
    this.signals = signals;
    this.audit = audit;
    this.listeners = List.copyOf(listeners);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Counts each report of server {@code serverId}, sent from {@code ip}, once, by (command,
   * sequence); all of them or none. A report of a command that has no job, such as a wish for fresh
   * metrics, is taken and forgotten, so that the host may forget it too.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 404 if one speaks of another server's job
   */
  public void take(long serverId, String ip, List<Report> reports) {
    transactions.executeWrite(status -> {
      reports.forEach(report -> take(serverId, ip, report));
      return reports.size();
    });
    reports.forEach(report -> signals.changed(report.commandId()));
  }

  private void take(long serverId, String ip, Report report) {
    Optional<JobRow> found = jobs.lock(report.commandId());
    if (found.isEmpty()) {
      return;
    }
    JobRow job = found.get();
    if (job.serverId() != serverId) {
      throw Problem.of(Code.NOT_FOUND, "No such job on this server.").exception();
    }
    if (report.sequence() > job.lastSequence()) {
      count(job, ip, report);
    }
  }

  private void count(JobRow job, String ip, Report report) {
    JobState state = job.state().after(report);
    Instant now = clock.instant();
    boolean changes = state != job.state();
    boolean ends = state.isFinal() && changes;
    Outcome outcome = ends ? outcome(report) : null;
    jobs.report(
        job.id(),
        state.name(),
        report.sequence(),
        progress(job, report),
        outcome == null ? job.result() : codec.text(outcome),
        now,
        ends ? now : job.finishedAt());
    if (ends && state != JobState.SUCCEEDED) {
      audit.append(event(job, ip, state));
    }
    if (changes) {
      JobChange change =
          new JobChange(
              job.id(), job.tenantId(), job.serverId(), job.operation(), state, outcome, now);
      listeners.forEach(listener -> listener.changed(change));
    }
  }

  private static @Nullable String progress(JobRow job, Report report) {
    return report instanceof Report.Progress progress && !job.state().isFinal()
        ? PrintableText.of(progress.message(), LONGEST_MESSAGE)
        : job.progress();
  }

  private static @Nullable Outcome outcome(Report report) {
    return report instanceof Report.Result result ? printable(result.outcome()) : null;
  }

  private static Outcome printable(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(String code, String message) ->
          new Outcome.Failed(printable(code), printable(message));
      case Outcome.Refused(String code, String message) ->
          new Outcome.Refused(printable(code), printable(message));
      case Outcome.Interrupted(String message) -> new Outcome.Interrupted(printable(message));
      case Outcome.Unsupported(String operation) -> new Outcome.Unsupported(printable(operation));
      case ServiceOutcome.Started(ServiceState service) ->
          new ServiceOutcome.Started(printable(service));
      case ServiceOutcome.Stopped(ServiceState service) ->
          new ServiceOutcome.Stopped(printable(service));
      case ServiceOutcome.Restarted(ServiceState service) ->
          new ServiceOutcome.Restarted(printable(service));
      case Outcome.Refreshed refreshed -> refreshed;
      // Numbers, hexadecimal ids and paths without control characters.
      case BackupOutcome backup -> backup;
    };
  }

  private static ServiceState printable(ServiceState service) {
    return new ServiceState(
        printable(service.name()),
        printable(service.description()),
        printable(service.activeState()),
        printable(service.subState()),
        printable(service.unitFileState()),
        service.mainPid(),
        service.since());
  }

  private static String printable(String text) {
    return PrintableText.of(text, LONGEST_MESSAGE);
  }

  private static AuditEvent event(JobRow job, String ip, JobState state) {
    return new AuditEvent(
        job.tenantId(),
        "server:" + job.serverId(),
        "job." + state.word(),
        "job:" + job.id(),
        ip,
        Map.of("operation", job.operation()));
  }
}
