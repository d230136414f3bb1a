package dev.bowline.cloud.ratelimit;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One instance's copy of an admission item, bound to one generation of its credential. It may be
 * old: every write is conditional on what it says. Safe for use by many threads.
 */
public final class AdmissionCopy {

  private final String id;
  private final long generation;
  private final AtomicReference<AdmissionItem> item;
  private volatile long confirmedMillis;

  AdmissionCopy(String id, long generation, AdmissionItem item, long readMillis) {
    this.id = id;
    this.generation = generation;
    this.item = new AtomicReference<>(item);
    this.confirmedMillis = readMillis;
  }

  /**
   * The last moment, in milliseconds since the epoch, at which the store still had this generation:
   * when the copy was read or a write to it succeeded.
   */
  public long confirmedMillis() {
    return confirmedMillis;
  }

  String id() {
    return id;
  }

  long generation() {
    return generation;
  }

  AdmissionItem item() {
    return item.get();
  }

  void learn(AdmissionItem seen, long millis) {
    item.accumulateAndGet(seen, AdmissionItem::later);
    if (seen.generation() == generation) {
      confirmedMillis = millis;
    }
  }
}
