package dev.bowline.host.command;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Report;
import dev.bowline.host.command.JournalEntry.Acknowledged;
import dev.bowline.host.command.JournalEntry.Finished;
import dev.bowline.host.command.JournalEntry.Received;
import dev.bowline.host.command.JournalEntry.Refused;
import dev.bowline.host.command.JournalEntry.Reserved;
import dev.bowline.host.command.JournalEntry.Starting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that the journal knows of one command: its entries in the order written. The reports made of
 * them have fixed sequences, so that each is the same however often it is made: receipt 0, the
 * beginning 1, then room for what was reserved for progress, then the result.
 */
record Chapter(UUID id, List<JournalEntry> entries) {

  private static final int RECEIPT = 0;
  private static final int BEGINNING = 1;

  /** Longer than the queue keeps a message, which is one hour. */
  private static final Duration MEMORY = Duration.ofHours(2);

  /** A report that the cloud did not want for so long is given up. */
  private static final Duration PERSISTENCE = Duration.ofDays(7);

  Chapter {
    entries = List.copyOf(entries);
  }

  Chapter with(JournalEntry entry) {
    List<JournalEntry> longer = new ArrayList<>(entries);
    longer.add(entry);
    return new Chapter(id, longer);
  }

  /** The command, unless it was refused. */
  Optional<CommandMessage> message() {
    return entries.stream()
        .filter(Received.class::isInstance)
        .map(entry -> ((Received) entry).message())
        .findFirst();
  }

  boolean isStarted() {
    return entries.stream().anyMatch(Starting.class::isInstance);
  }

  boolean isFinished() {
    return entries.stream()
        .anyMatch(entry -> entry instanceof Finished || entry instanceof Refused);
  }

  /** The highest sequence under which anything but the result may have been told. */
  int reserved() {
    return entries.stream()
        .mapToInt(entry -> entry instanceof Reserved(var _, var _, int upTo) ? upTo : BEGINNING)
        .max()
        .orElse(BEGINNING);
  }

  /** Whether {@code sequence} is that of progress, which is not written down. */
  boolean isProgress(int sequence) {
    return sequence > BEGINNING && sequence <= reserved();
  }

  /** What the cloud has not acknowledged. */
  List<Report> unacknowledged() {
    int acknowledged =
        entries.stream()
            .mapToInt(entry -> entry instanceof Acknowledged(var _, var _, int last) ? last : -1)
            .max()
            .orElse(-1);
    return reports().stream().filter(report -> report.sequence() > acknowledged).toList();
  }

  /**
   * Whether nothing can ask for it any more: reported, and both the queue's and the signature's
   * time are over.
   */
  boolean isForgettable(Instant now) {
    Instant last = entries.getLast().at();
    boolean isOver = isFinished() && now.isAfter(last.plus(MEMORY)) && now.isAfter(expiry());
    return isOver && (unacknowledged().isEmpty() || now.isAfter(last.plus(PERSISTENCE)));
  }

  private Instant expiry() {
    return message().map(CommandMessage::expiresAt).orElse(Instant.MIN);
  }

  private List<Report> reports() {
    List<Report> reports = new ArrayList<>();
    for (JournalEntry entry : entries) {
      switch (entry) {
        case Received(var _, Instant at, var _) -> reports.add(new Report.Receipt(id, RECEIPT, at));
        case Starting(var _, Instant at) ->
            reports.add(new Report.Progress(id, BEGINNING, at, "started " + operation()));
        case Refused(var _, Instant at, var outcome) -> {
          reports.add(new Report.Receipt(id, RECEIPT, at));
          reports.add(new Report.Result(id, reserved() + 1, at, outcome));
        }
        case Finished(var _, Instant at, var outcome) ->
            reports.add(new Report.Result(id, reserved() + 1, at, outcome));
        case Reserved ignored -> {}
        case Acknowledged ignored -> {}
      }
    }
    return reports;
  }

  private String operation() {
    return message().map(CommandMessage::command).map(Command::operation).orElse("");
  }
}
