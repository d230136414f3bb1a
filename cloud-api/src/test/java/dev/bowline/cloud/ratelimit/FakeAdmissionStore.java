package dev.bowline.cloud.ratelimit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Admission items in memory, under the same conditions as in DynamoDB. */
final class FakeAdmissionStore implements AdmissionStore {

  private final Map<String, AdmissionItem> items = new HashMap<>();
  private Runnable beforeWrite = () -> {};
  private boolean away;
  private int busy;
  private int writes;

  /** Runs before each write is looked at, so that a rival can be faster. */
  void beforeWrite(Runnable action) {
    beforeWrite = action;
  }

  void goAway() {
    away = true;
  }

  /** A transaction is at work on every item for that many writes. */
  void beBusyFor(int more) {
    busy = more;
  }

  int writes() {
    return writes;
  }

  void put(String id, AdmissionItem item) {
    items.put(id, item);
  }

  void remove(String id) {
    items.remove(id);
  }

  AdmissionItem get(String id) {
    AdmissionItem item = items.get(id);
    if (item == null) {
      throw new AssertionError("No item " + id);
    }
    return item;
  }

  AdmissionCopy copy(String id, long millis) {
    return new AdmissionCopy(id, get(id).generation(), get(id), millis);
  }

  @Override
  public Write add(AdmissionCopy copy, AdmissionItem item, int limit, Visit visit) {
    beforeWrite.run();
    AdmissionItem stored = items.get(copy.id());
    boolean meets =
        stored != null && stored.version() == item.version() && stored.rings().count() < limit;
    return write(
        copy, stored, meets, stored == null ? item : stored.counted(stored.rings().count() + 1));
  }

  @Override
  public Write step(AdmissionCopy copy, AdmissionItem item, Rings rings, Visit visit) {
    beforeWrite.run();
    AdmissionItem stored = items.get(copy.id());
    boolean meets =
        stored != null
            && stored.version() == item.version()
            && stored.rings().count() == item.rings().count();
    return write(copy, stored, meets, item.stepped(rings));
  }

  private Write write(
      AdmissionCopy copy, @Nullable AdmissionItem stored, boolean meets, AdmissionItem next) {
    writes++;
    if (away) {
      return new Write.Away();
    }
    if (busy > 0) {
      busy--;
      return new Write.Busy();
    }
    if (stored == null) {
      return new Write.Absent();
    }
    if (!meets
        || stored.standing() != Standing.ACTIVE
        || stored.generation() != copy.generation()) {
      return new Write.Lost(stored);
    }
    items.put(copy.id(), next);
    return new Write.Done(next);
  }
}
