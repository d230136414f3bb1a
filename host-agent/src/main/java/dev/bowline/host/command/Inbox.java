package dev.bowline.host.command;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.host.audit.Audit;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.command.queue.CommandQueue;
import dev.bowline.host.command.queue.CommandQueue.QueueMessage;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Pause;
import java.util.UUID;

/**
 * Takes messages from the queue. Each one is judged, noted, deleted from the queue and then handed
 * on; a message leaves the queue only when nothing more can be wanted of it.
 */
public final class Inbox {

  private final CommandQueue queue;
  private final Verification verification;
  private final Journal journal;
  private final Runner runner;
  private final Dispatcher dispatcher;
  private final Permission permission;
  private final Audit audit;
  private final Log log;

  /** An inbox on {@code queue}. */
  public Inbox(
      CommandQueue queue,
      Verification verification,
      Journal journal,
      Runner runner,
      Dispatcher dispatcher,
      Permission permission,
      Audit audit,
      Log log) {
    this.queue = queue;
    this.verification = verification;
    this.journal = journal;
    this.runner = runner;
    this.dispatcher = dispatcher;
    this.permission = permission;
    this.audit = audit;
    this.log = log;
  }

  /** Polls until the thread is interrupted. */
  public void run(Backoff backoff, Pause pause) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      switch (queue.receive()) {
        case CommandQueue.Reception.Received(var messages) -> {
          backoff.succeeded();
          messages.forEach(this::take);
        }
        case CommandQueue.Reception.Unavailable(String reason) -> {
          if (backoff.failures() == 0) {
            log.warning("The queue cannot be read: " + reason);
          }
          pause.of(backoff.failed());
        }
      }
    }
  }

  /** Deals with one message wholly. */
  void take(QueueMessage message) {
    switch (verification.judge(message.body())) {
      case Verdict.Genuine(CommandMessage genuine) -> take(genuine, message);
      case Verdict.Refused(UUID id, Outcome.Refused outcome) -> {
        note("command.refused", id.toString(), outcome.code());
        boolean ignored = journal.refuse(id, outcome);
        queue.delete(message);
        runner.announce();
      }
      case Verdict.Forged(String reason) -> {
        note("command.forged", "", reason);
        queue.delete(message);
      }
    }
  }

  private void take(CommandMessage genuine, QueueMessage message) {
    if (genuine.command() instanceof Command.WatchMetrics watch) {
      queue.delete(message);
      watch(genuine.id(), watch);
    } else if (journal.receive(genuine)) {
      runner.announce();
      queue.delete(message);
      runner.submit(genuine);
    } else {
      note("command.doubled", genuine.id().toString(), "the id is known");
      queue.delete(message);
    }
  }

  /** No job waits for it and doing it twice is doing it once, so it costs the journal nothing. */
  private void watch(UUID id, Command.WatchMetrics watch) {
    Outcome outcome =
        permission.refusal(watch).orElseGet(() -> dispatcher.run(watch, runner.course(id)));
    if (outcome instanceof Outcome.Refused(String code, String ignored)) {
      note("command.refused", id.toString(), code);
    }
  }

  private void note(String event, String subject, String reason) {
    log.warning(event + " " + subject + " " + reason);
    audit.note(new Audit.Entry(event, subject, reason));
  }
}
