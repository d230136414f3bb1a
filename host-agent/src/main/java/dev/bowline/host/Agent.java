package dev.bowline.host;

import dev.bowline.host.command.Runner;
import dev.bowline.host.system.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The resident agent: what a crash cut short is settled first, then each loop runs on a thread of
 * its own until the end. A loop that fails unforeseen ends the process, because the restart finds
 * everything that counts on disk.
 */
public final class Agent {

  /** How long a running command may take when the agent is asked to stop. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** For loops that note something at the end. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final Runner runner;
  private final Map<String, Loop> loops;
  private final Log log;
  private final Runnable giveUp;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  /** Something that goes on until its thread is interrupted. */
  @FunctionalInterface
  public interface Loop {

    /** Goes on. */
    void run() throws InterruptedException;
  }

  /** An agent of these loops, by the names of their threads. */
  public Agent(Runner runner, Map<String, Loop> loops, Log log, Runnable giveUp) {
    this.runner = runner;
    this.loops = Map.copyOf(loops);
    this.log = log;
    this.giveUp = giveUp;
  }

  /** Starts everything and returns. */
  public void start() {
    runner.recover();
    loops.forEach((name, loop) ->
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> run(name, loop))));
    log.info("The agent runs");
  }

  /** Stops taking commands and waits a little for those that are running, and for the loops. */
  public void stop() throws InterruptedException {
    stopping = true;
    threads.forEach(Thread::interrupt);
    runner.close(PATIENCE);
    join();
    log.info("The agent stops");
  }

  /** One that waits for the network hears no interrupt, and has nothing to finish. */
  private void join() throws InterruptedException {
    long end = System.nanoTime() + FAREWELL.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  private void run(String name, Loop loop) {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!stopping) {
        log.warning(name + " failed: " + e);
        giveUp.run();
      }
    }
  }
}
