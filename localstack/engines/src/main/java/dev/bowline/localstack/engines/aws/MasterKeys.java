package dev.bowline.localstack.engines.aws;

import dev.bowline.localstack.engines.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** The master keys of the KMS front: one file each, readable by its owner alone. */
final class MasterKeys {

  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final PrivateFiles files;
  private final SecureRandom random;

  MasterKeys(PrivateFiles files, SecureRandom random) {
    this.files = files;
    this.random = random;
  }

  /** Makes sure that a key of this id exists. */
  void create(String keyId) {
    read(keyId);
  }

  /** The key of this id, if it was ever created. */
  Optional<Sealed> find(String keyId) {
    return KEY_ID.matcher(keyId).matches() && Files.exists(files.path(keyId))
        ? Optional.of(new Sealed(read(keyId), random))
        : Optional.empty();
  }

  private byte[] read(String keyId) {
    try {
      return files.keep(keyId, this::newKey);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private byte[] newKey() {
    byte[] key = new byte[Sealed.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }
}
