package dev.bowline.host.testing;

import dev.bowline.host.audit.Audit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit in memory. */
public final class FakeAudit implements Audit {

  /** Every entry, in order. */
  public final List<Entry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void note(Entry entry) {
    entries.add(entry);
  }
}
