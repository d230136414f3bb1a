package dev.bowline.host.metrics;

import dev.bowline.contract.metrics.Sample;
import dev.bowline.host.system.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last samples in a file that never grows beyond its capacity: one record for the position up
 * to which the cloud has them, then one for each sample, each with a checksum. A torn record counts
 * as absent. At 5 seconds the default capacity is a day and some hours.
 */
public final class Ring implements Closeable {

  /** More than a day at one sample every 5 seconds. */
  public static final int DEFAULT_CAPACITY = 20_000;

  private final FileChannel channel;
  private final int capacity;
  private long next;
  private long sent;

  /** A sample and its number, which rises by one with each. */
  public record Numbered(long number, Sample sample) {}

  /** The ring in {@code file}, made if absent, of {@code capacity} samples. */
  public Ring(Path file, int capacity) {
    this.channel = DurableFile.open(file);
    this.capacity = capacity;
    for (int slot = 0; slot < capacity; slot++) {
      read(slot).ifPresent(found -> next = Math.max(next, found.number() + 1));
    }
    sent = Math.min(next, SampleRecord.position(bytes(0)).orElse(0L));
  }

  /** Keeps {@code sample} in the place of the oldest. */
  public synchronized void append(Sample sample) {
    write(1 + next % capacity, SampleRecord.of(new Numbered(next, sample)));
    next++;
  }

  /** The oldest samples that the cloud has not, at most {@code limit}. */
  public synchronized List<Numbered> unsent(int limit) {
    return from(Math.max(sent, next - capacity), limit);
  }

  /** The last {@code count} samples, the oldest first. */
  public synchronized List<Numbered> last(int count) {
    return from(Math.max(0, next - Math.min(count, capacity)), count);
  }

  /** Notes that the cloud has all samples up to and with {@code number}. */
  public synchronized void sent(long number) {
    sent = Math.max(sent, number + 1);
    write(0, SampleRecord.of(sent));
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the samples", e);
    }
  }

  private List<Numbered> from(long first, int limit) {
    List<Numbered> found = new ArrayList<>();
    for (long number = first; number < next && found.size() < limit; number++) {
      long wanted = number;
      read(number % capacity).filter(kept -> kept.number() == wanted).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Numbered> read(long slot) {
    return SampleRecord.sample(bytes(1 + slot));
  }

  private ByteBuffer bytes(long position) {
    try {
      ByteBuffer bytes = ByteBuffer.allocate(SampleRecord.LENGTH);
      long at = position * SampleRecord.LENGTH;
      int count;
      do {
        count = channel.read(bytes, at + bytes.position());
      } while (count > 0);
      return bytes.rewind();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the samples", e);
    }
  }

  private void write(long position, ByteBuffer bytes) {
    try {
      long at = position * SampleRecord.LENGTH;
      while (bytes.hasRemaining()) {
        channel.write(bytes, at + bytes.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the samples", e);
    }
  }
}
