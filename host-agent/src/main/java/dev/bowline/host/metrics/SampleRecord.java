package dev.bowline.host.metrics;

import dev.bowline.contract.metrics.Sample;
import dev.bowline.host.metrics.Ring.Numbered;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/** Records of the ring: {@value #LENGTH} bytes, the last eight a checksum of all before. */
final class SampleRecord {

  static final int LENGTH = 160;

  private static final int CONTENT = LENGTH - Long.BYTES;

  private SampleRecord() {}

  /** A record of a position. */
  static ByteBuffer of(long position) {
    return sealed(ByteBuffer.allocate(LENGTH).putLong(position));
  }

  /** A record of a sample. */
  static ByteBuffer of(Numbered numbered) {
    Sample sample = numbered.sample();
    return sealed(
        ByteBuffer.allocate(LENGTH)
            .putLong(numbered.number())
            .putLong(sample.at().toEpochMilli())
            .putDouble(sample.cpuPercent())
            .putLong(sample.memory().total())
            .putLong(sample.memory().used())
            .putLong(sample.memory().swapTotal())
            .putLong(sample.memory().swapUsed())
            .putLong(sample.disk().total())
            .putLong(sample.disk().used())
            .putLong(sample.disk().usable())
            .putLong(sample.disk().read())
            .putLong(sample.disk().written())
            .putLong(sample.network().rxBytes())
            .putLong(sample.network().txBytes())
            .putFloat((float) sample.network().rxMbps())
            .putFloat((float) sample.network().txMbps())
            .putFloat((float) sample.load().one())
            .putFloat((float) sample.load().five())
            .putFloat((float) sample.load().fifteen())
            .putLong(sample.uptimeSeconds()));
  }

  /** The position in a record; nothing if it is torn. */
  static Optional<Long> position(ByteBuffer bytes) {
    return isWhole(bytes) ? Optional.of(bytes.getLong(0)) : Optional.empty();
  }

  /** The sample in a record; nothing if it is torn or was never written. */
  static Optional<Numbered> sample(ByteBuffer bytes) {
    if (!isWhole(bytes)) {
      return Optional.empty();
    }
    return Optional.of(
        new Numbered(
            bytes.getLong(),
            new Sample(
                Instant.ofEpochMilli(bytes.getLong()),
                bytes.getDouble(),
                new Sample.Memory(
                    bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()),
                new Sample.Disk(
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong(),
                    bytes.getLong()),
                new Sample.Network(
                    bytes.getLong(), bytes.getLong(), bytes.getFloat(), bytes.getFloat()),
                new Sample.Load(bytes.getFloat(), bytes.getFloat(), bytes.getFloat()),
                bytes.getLong())));
  }

  private static ByteBuffer sealed(ByteBuffer bytes) {
    bytes.putLong(CONTENT, checksum(bytes));
    return bytes.position(0).limit(LENGTH);
  }

  private static boolean isWhole(ByteBuffer bytes) {
    return bytes.getLong(CONTENT) == checksum(bytes);
  }

  /** With a high bit set, so that a record of zeros is not whole. */
  private static long checksum(ByteBuffer bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes.slice(0, CONTENT));
    return crc.getValue() | 1L << Integer.SIZE;
  }
}
