package dev.bowline.cloud.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that counts its rounds; it finds something to do in the first {@code worked} of them. */
public final class TestingWork implements BackgroundWork {

  private final String name;
  private final Duration pause;
  private final int worked;
  private final AtomicInteger rounds = new AtomicInteger();
  private final AtomicInteger settled = new AtomicInteger();
  private volatile boolean broken;

  /** Work with a name and a pause. */
  public TestingWork(String name, Duration pause, int worked) {
    this.name = name;
    this.pause = pause;
    this.worked = worked;
  }

  /** The same, whose rounds all break off. */
  public TestingWork broken() {
    broken = true;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration pause() {
    return pause;
  }

  @Override
  public boolean round() throws IOException {
    int number = rounds.incrementAndGet();
    if (broken) {
      throw new IOException("broken");
    }
    return number <= worked;
  }

  @Override
  public void settle(Duration most) {
    settled.set(rounds.get());
  }

  /** How many rounds there were. */
  public int rounds() {
    return rounds.get();
  }

  /** How many of them were waited for. */
  public int settled() {
    return settled.get();
  }
}
