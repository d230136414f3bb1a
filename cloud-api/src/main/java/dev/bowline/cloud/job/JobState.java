package dev.bowline.cloud.job;

import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceOutcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a job is. It only moves forward; a result beats {@link #EXPIRED}. */
public enum JobState {
  /** Written down, and on its way to the host. */
  QUEUED,
  /** The host has it and has written it down. */
  DELIVERED,
  /** The host has begun. */
  RUNNING,
  SUCCEEDED,
  FAILED,
  /** The host's policy forbids it, or the host is too old for it. */
  REFUSED,
  /** The host was cut off while it ran; whether it took effect is not known. */
  INTERRUPTED,
  /** No host reported it in time. */
  EXPIRED;

  /** The state of that name, as answers write it. */
  public static Optional<JobState> parse(String text) {
    return Arrays.stream(values()).filter(state -> state.name().equals(text)).findFirst();
  }

  /** Whether nothing more is expected of the host. */
  public boolean isFinal() {
    return compareTo(RUNNING) > 0;
  }

  /** The word as it stands in the audit trail, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state after {@code report}: this one, when the report tells nothing newer. */
  public JobState after(Report report) {
    return switch (report) {
      case Report.Receipt ignored -> this == QUEUED ? DELIVERED : this;
      case Report.Progress ignored -> isFinal() ? this : RUNNING;
      case Report.Result(var id, var sequence, var at, Outcome outcome) ->
          isFinal() && this != EXPIRED ? this : of(outcome);
    };
  }

  private static JobState of(Outcome outcome) {
    return switch (outcome) {
      case ServiceOutcome ignored -> SUCCEEDED;
      case BackupOutcome ignored -> SUCCEEDED;
      case Outcome.Refreshed ignored -> SUCCEEDED;
      case Outcome.Failed ignored -> FAILED;
      case Outcome.Refused ignored -> REFUSED;
      case Outcome.Interrupted ignored -> INTERRUPTED;
      case Outcome.Unsupported ignored -> REFUSED;
    };
  }
}
