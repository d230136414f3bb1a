package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.usage.PackedLogs;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** The stored projection, on which a test can let the process die before or after a write. */
@Singleton
@Replaces(StoredProjection.class)
@Requires(property = "test.failing-projection")
final class FailingProjection implements Projection {

  /** The process is no more; nothing catches this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final AtomicInteger steps = new AtomicInteger(Integer.MAX_VALUE);
  private final Projection stored;

  FailingProjection(Credentials credentials, PackedLogs logs) {
    this.stored = new StoredProjection(credentials, logs);
  }

  /**
   * Crashes at that step: 0 is before the next write, 1 after it, 2 before the one that follows.
   */
  void crashAt(int step) {
    steps.set(step);
  }

  /** Never crashes again. */
  void heal() {
    steps.set(Integer.MAX_VALUE);
  }

  @Override
  public void publish(Admissible credential) {
    run(() -> stored.publish(credential));
  }

  @Override
  public void revoke(String publicKey, long generation) {
    run(() -> stored.revoke(publicKey, generation));
  }

  @Override
  public void remove(String publicKey, long number) {
    run(() -> stored.remove(publicKey, number));
  }

  private void run(Runnable write) {
    step();
    write.run();
    step();
  }

  private void step() {
    if (steps.getAndDecrement() == 0) {
      throw new Crash();
    }
  }
}
