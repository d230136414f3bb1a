package dev.bowline.cloud.job;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a job to end. A report that arrives on this instance ends the waiting at once; one that
 * arrives elsewhere is seen by looking, after 5 ms at first, later every 100 ms. No connection is
 * held between looks.
 */
@Singleton
final class Waiting {

  private static final long FIRST_LOOK_MILLIS = 5;
  private static final long LONGEST_MILLIS = 100;

  private final JobRepository jobs;
  private final JobCodec codec;
  private final JobSignals signals;

  Waiting(JobRepository jobs, JobCodec codec, JobSignals signals) {
    this.jobs = jobs;
    this.codec = codec;
    this.signals = signals;
  }

  /** The job {@code id} when it has ended, or as it stands after {@code patience}. */
  Job await(UUID id, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    long pause = FIRST_LOOK_MILLIS;
    try {
      while (true) {
        CountDownLatch signal = signals.next(id);
        Job job = codec.job(jobs.findById(id).orElseThrow());
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (job.state().isFinal() || left <= 0 || !pause(signal, Math.min(pause, left))) {
          return job;
        }
        pause = Math.min(pause * 2, LONGEST_MILLIS);
      }
    } finally {
      signals.forget(id);
    }
  }

  /** Whether to go on waiting. */
  private static boolean pause(CountDownLatch signal, long millis) {
    try {
      boolean signalled = signal.await(millis, TimeUnit.MILLISECONDS);
      return signalled || !Thread.currentThread().isInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
