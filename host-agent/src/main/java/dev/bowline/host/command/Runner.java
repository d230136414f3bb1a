package dev.bowline.host.command;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.host.system.Log;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Runs what the journal has as received, each command at most once. */
public final class Runner {

  private final Journal journal;
  private final Permission permission;
  private final Dispatcher dispatcher;
  private final InstantSource clock;
  private final Runnable reportsAreReady;
  private final Log log;
  private final Runnable giveUp;
  private final Lanes lanes = new Lanes();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * A runner.
   *
   * @param reportsAreReady called after each step that the cloud will want to know
   * @param giveUp ends the process when the journal cannot be written, for without it nothing may
   *     run; the restart finds the journal as it is on disk
   */
  public Runner(
      Journal journal,
      Permission permission,
      Dispatcher dispatcher,
      InstantSource clock,
      Runnable reportsAreReady,
      Log log,
      Runnable giveUp) {
    this.journal = journal;
    this.permission = permission;
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.reportsAreReady = reportsAreReady;
    this.log = log;
    this.giveUp = giveUp;
  }

  /**
   * Runs what a crash left waiting, and reports what it cut off: its end where that can be found
   * out, and else as interrupted.
   */
  public void recover() {
    for (Journal.CutShort cut : journal.cutShort()) {
      switch (cut) {
        case Journal.CutShort.Waiting(CommandMessage message) -> submit(message);
        case Journal.CutShort.Running(CommandMessage message) ->
            lanes.submit(lane(message.command()), () -> resume(message));
      }
    }
    reportsAreReady.run();
  }

  /** Runs a command that was received. */
  public void submit(CommandMessage message) {
    lanes.submit(lane(message.command()), () -> run(message));
  }

  /** Says that the journal has something to report. */
  void announce() {
    reportsAreReady.run();
  }

  /** Takes no more commands and waits, at most {@code patience}, for what is running. */
  public void close(Duration patience) throws InterruptedException {
    stopping.countDown();
    lanes.close(patience);
  }

  /** The course of a command with this id. */
  Course course(UUID id) {
    return new JournaledCourse(id, journal, reportsAreReady, stopping);
  }

  private void run(CommandMessage message) {
    settle(message.id(), () -> refusal(message).orElseGet(() -> start(message)));
  }

  private void resume(CommandMessage message) {
    settle(
        message.id(),
        () ->
            attempt(
                message,
                () ->
                    dispatcher
                        .resume(message.command(), course(message.id()))
                        .orElseGet(() ->
                            new Outcome.Interrupted(
                                "The agent stopped while the command ran; it may have taken"
                                    + " effect"))));
  }

  private void settle(UUID id, Supplier<Outcome> work) {
    try {
      finish(id, work.get());
    } catch (Detached goesOnAlone) {
      log.info("The work of " + id + " goes on without the agent");
    } catch (UncheckedIOException e) {
      log.warning("The journal cannot be written: " + e.getMessage());
      giveUp.run();
    }
  }

  /** A host that was off for days must not wake up and do what nobody waits for any more. */
  private Optional<Outcome> refusal(CommandMessage message) {
    return clock.instant().isAfter(message.expiresAt())
        ? Optional.of(
            new Outcome.Refused("EXPIRED", "The command's time was over before it could run"))
        : permission.refusal(message.command());
  }

  private Outcome start(CommandMessage message) {
    journal.starting(message.id());
    reportsAreReady.run();
    return attempt(message, () -> dispatcher.run(message.command(), course(message.id())));
  }

  private Outcome attempt(CommandMessage message, Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (Detached e) {
      throw e;
    } catch (RuntimeException e) {
      log.warning(message.command().operation() + " failed: " + e);
      return new Outcome.Failed("INTERNAL_ERROR", "The agent failed; its log says why");
    }
  }

  private void finish(UUID id, Outcome outcome) {
    journal.finished(id, outcome);
    reportsAreReady.run();
  }

  private static String lane(Command command) {
    return switch (command) {
      case ServiceCommand moved -> "service " + moved.service().text();
      case BackupCommand ignored -> "backups";
      case Command.RefreshInventory ignored -> command.operation();
      case Command.WatchMetrics ignored -> command.operation();
      case Command.Unrecognised ignored -> "unrecognised";
    };
  }
}
