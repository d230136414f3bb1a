package dev.bowline.host.testing;

import dev.bowline.host.command.Course;
import dev.bowline.host.command.Detached;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A course that remembers what was told, and in which no time passes. */
public final class FakeCourse implements Course {

  /** All that was told, in order. */
  public final List<String> told = new CopyOnWriteArrayList<>();

  private final UUID id;
  private final Runnable atRest;
  private volatile boolean stopping;

  /** A course of the command {@code id}. */
  public FakeCourse(UUID id) {
    this(id, () -> {});
  }

  /** A course that does {@code atRest} whenever it is to let time pass. */
  public FakeCourse(UUID id, Runnable atRest) {
    this.id = id;
    this.atRest = atRest;
  }

  /** From now on nobody rests: the agent stops. */
  public void stop() {
    stopping = true;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public void progress(String message) {
    told.add(message);
  }

  @Override
  public void rest(Duration length) {
    if (stopping) {
      throw new Detached();
    }
    atRest.run();
  }
}
