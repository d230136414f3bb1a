package dev.bowline.host.command;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A course whose progress goes through the journal's numbering, until the agent stops. */
record JournaledCourse(UUID id, Journal journal, Runnable reportsAreReady, CountDownLatch stopping)
    implements Course {

  @Override
  public void progress(String message) {
    journal.progress(id, message);
    reportsAreReady.run();
  }

  @Override
  public void rest(Duration length) {
    try {
      if (stopping.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Detached();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Detached();
    }
  }
}
