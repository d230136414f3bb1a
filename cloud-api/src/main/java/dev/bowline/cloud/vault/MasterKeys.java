package dev.bowline.cloud.vault;

import dev.bowline.cloud.vault.VaultException.Reason;
import dev.bowline.contract.Sha256;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The master keys by name. A wrapped data key begins with eight bytes that name its master key, so
 * unwrapping is one call of KMS whichever key it was, as it is for the decoys.
 */
@Singleton
final class MasterKeys {

  private static final int NAME_BYTES = Long.BYTES;

  private final String current;
  private final Map<Long, String> byName;

  MasterKeys(VaultConfig config) {
    this.current = config.kmsKeyId();
    this.byName =
        config.masterKeys().distinct().collect(Collectors.toMap(MasterKeys::name, id -> id));
  }

  /** A data key as KMS wrapped it, and under which master key. */
  record Wrapping(String masterKey, byte[] blob) {}

  /** The master key for new data keys. */
  String current() {
    return current;
  }

  /** {@code wrapping} in one text. */
  byte[] join(Wrapping wrapping) {
    return ByteBuffer.allocate(NAME_BYTES + wrapping.blob().length)
        .putLong(name(wrapping.masterKey()))
        .put(wrapping.blob())
        .array();
  }

  /**
   * What {@link #join} joined.
   *
   * @throws VaultException if the configuration names no such master key
   */
  Wrapping split(byte[] wrapped) {
    if (wrapped.length <= NAME_BYTES) {
      throw new VaultException(Reason.NOT_AUTHENTIC, null);
    }
    ByteBuffer parts = ByteBuffer.wrap(wrapped);
    String masterKey = byName.get(parts.getLong());
    if (masterKey == null) {
      throw new VaultException(Reason.MASTER_KEY_UNKNOWN, null);
    }
    byte[] blob = new byte[parts.remaining()];
    parts.get(blob);
    return new Wrapping(masterKey, blob);
  }

  private static long name(String masterKey) {
    return ByteBuffer.wrap(Sha256.of(masterKey)).getLong();
  }
}
