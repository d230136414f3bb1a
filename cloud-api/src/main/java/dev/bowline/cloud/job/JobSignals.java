package dev.bowline.cloud.job;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Wakes those who wait on this instance for a job whose report arrives on this instance. Nobody may
 * rely on being woken: the report may arrive elsewhere.
 */
@Singleton
final class JobSignals {

  private final Map<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

  /** What opens at the next {@link #changed} of job {@code id}. */
  CountDownLatch next(UUID id) {
    return waiting.computeIfAbsent(id, ignored -> new CountDownLatch(1));
  }

  void changed(UUID id) {
    CountDownLatch latch = waiting.remove(id);
    if (latch != null) {
      latch.countDown();
    }
  }

  void forget(UUID id) {
    waiting.remove(id);
  }
}
