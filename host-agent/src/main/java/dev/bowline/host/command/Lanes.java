package dev.bowline.host.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Work in order within a lane, lanes beside each other, at most eight at once: two commands on one
 * service never overlap, and a service that hangs does not hold up the others.
 */
final class Lanes {

  private static final int MOST_AT_ONCE = 8;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          MOST_AT_ONCE, Thread.ofPlatform().name("command-", 0).daemon().factory());

  private final Map<String, CompletableFuture<Void>> tails = new HashMap<>();

  /** Runs {@code work} after all that was submitted to the lane before. */
  synchronized void submit(String lane, Runnable work) {
    CompletableFuture<Void> before =
        tails.getOrDefault(lane, CompletableFuture.completedFuture(null));
    CompletableFuture<Void> tail = before.handleAsync((done, failure) -> run(work), threads);
    tails.put(lane, tail);
    var _ = tail.whenComplete((done, failure) -> forget(lane, tail));
  }

  /** Takes no more work and waits, at most {@code patience}, for what is running. */
  void close(Duration patience) throws InterruptedException {
    threads.shutdown();
    boolean ignored = threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @SuppressWarnings("NullAway") // The value of a CompletableFuture<Void> is null by its nature.
  private static Void run(Runnable work) {
    work.run();
    return null;
  }

  private synchronized void forget(String lane, CompletableFuture<Void> tail) {
    tails.remove(lane, tail);
  }
}
