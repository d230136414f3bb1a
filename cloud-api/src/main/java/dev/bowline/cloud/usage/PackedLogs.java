package dev.bowline.cloud.usage;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The packed request logs of keys. */
@Singleton
public final class PackedLogs {

  /** A chunk holds lines of one hour, so a line lies at most that long before the chunk's last. */
  private static final Duration SPAN = Duration.ofHours(1);

  private final ChunkTable table;
  private final LineFormat format;
  private final InstantSource clock;

  PackedLogs(ChunkTable table, LineFormat format, InstantSource clock) {
    this.table = table;
    this.format = format;
    this.clock = clock;
  }

  /** The lines of the key {@code number} that {@code query} wants, up to its limit. */
  LogPage find(long number, LogQuery query) {
    Instant kept = clock.instant().minus(PackedLogTable.CHUNK_LIFE);
    Instant from = query.from().isBefore(kept) ? kept : query.from();
    Instant completeUntil = table.completeUntil().orElse(null);
    Iterator<RequestLine> lines = newestFirst(number, from, query.latest());
    List<RequestLine> wanted = new ArrayList<>();
    for (int looked = 0; lines.hasNext() && wanted.size() < query.limit(); looked++) {
      RequestLine line = lines.next();
      if (query.wants(line) && !line.time().isBefore(from)) {
        wanted.add(line);
      }
      if (looked == query.effort()) {
        return new LogPage(wanted, LogCursor.behind(number, line), completeUntil);
      }
    }
    LogCursor next = lines.hasNext() ? LogCursor.behind(number, wanted.getLast()) : null;
    return new LogPage(wanted, next, completeUntil);
  }

  /** From now on, lines of the key {@code number} that are still to be packed are dropped. */
  public void dropLines(long number) {
    Instant expiry = clock.instant().plus(PackedLogTable.CHUNK_LIFE.multipliedBy(2));
    table.bury(RequestLine.subject(number), expiry);
  }

  /**
   * Deletes the request log of the key {@code number} for ever, lines that are still to be packed
   * included. What it used its scopes for is forgotten; other counts stay. May take minutes, and
   * may be repeated after a failure.
   */
  void deleteLogs(long number) {
    dropLines(number);
    table.delete(RequestLine.subject(number));
  }

  private Iterator<RequestLine> newestFirst(long number, Instant from, Instant latest) {
    return new NewestFirst(
        table.descending(RequestLine.subject(number), from, latest.plus(SPAN)), format);
  }
}
