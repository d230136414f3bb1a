package dev.bowline.localstack.gateway;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Calls a function again and again, as EventBridge Scheduler does: with the event of a schedule,
 * and what the function throws is its own affair. Scheduler knows minutes; this may be faster.
 */
public final class Schedule implements AutoCloseable {

  private final Function function;
  private final Duration pause;
  private final InstantSource clock;
  private final Thread thread;

  private Schedule(Function function, Duration pause, InstantSource clock) {
    this.function = function;
    this.pause = pause;
    this.clock = clock;
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  /** Calls {@code function}, then again {@code pause} after it has answered. */
  public static Schedule start(Function function, Duration pause, InstantSource clock) {
    var schedule = new Schedule(function, pause, clock);
    schedule.thread.start();
    return schedule;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        call();
        Thread.sleep(pause);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void call() throws InterruptedException {
    try {
      if (function.call(event()) instanceof Outcome.Failed(byte[] error)) {
        System.err.println("background: " + new String(error, StandardCharsets.UTF_8));
      }
    } catch (IOException failed) {
      System.err.println("background: " + failed.getMessage());
    }
  }

  private byte[] event() throws IOException {
    return JSON.std.asBytes(
        Map.of(
            "version",
            "0",
            "id",
            UUID.randomUUID().toString(),
            "detail-type",
            "Scheduled Event",
            "source",
            "aws.scheduler",
            "account",
            "000000000000",
            "time",
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            "region",
            "eu-central-1",
            "resources",
            List.of("arn:aws:scheduler:eu-central-1:000000000000:schedule/default/bowline"),
            "detail",
            "{}"));
  }
}
