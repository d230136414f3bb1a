package dev.bowline.cloud.usage;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The lines of overlapping chunks in one order, the youngest first. A chunk is opened only when a
 * line of it may be next, so the first page of a long log costs a few chunks.
 */
final class NewestFirst implements Iterator<RequestLine> {

  private static final Comparator<RequestLine> ORDER =
      Comparator.comparing(RequestLine::time).thenComparing(RequestLine::requestId).reversed();

  private final Iterator<Chunk> chunks;
  private final LineFormat format;
  private final PriorityQueue<RequestLine> open = new PriorityQueue<>(ORDER);
  private @Nullable Chunk waiting;

  /** The lines of {@code chunks}, which come in descending order of {@link Chunk#latest}. */
  NewestFirst(Iterator<Chunk> chunks, LineFormat format) {
    this.chunks = chunks;
    this.format = format;
    this.waiting = following();
  }

  @Override
  public boolean hasNext() {
    openChunks();
    return !open.isEmpty();
  }

  @Override
  public RequestLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return open.remove();
  }

  private void openChunks() {
    Chunk candidate = waiting;
    while (candidate != null && mayHoldTheNext(candidate)) {
      open.addAll(candidate.lines(format));
      candidate = following();
    }
    waiting = candidate;
  }

  private boolean mayHoldTheNext(Chunk candidate) {
    RequestLine youngest = open.peek();
    return youngest == null || !candidate.latest().isBefore(youngest.time());
  }

  private @Nullable Chunk following() {
    return chunks.hasNext() ? chunks.next() : null;
  }
}
