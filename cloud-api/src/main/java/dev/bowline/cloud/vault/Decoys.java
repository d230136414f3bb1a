package dev.bowline.cloud.vault;

import dev.bowline.contract.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Sealed secrets of owners who do not exist, spread over {@value #SLOTS} pretended tenants so that
 * an unknown owner is as often met with a cold data key as a known one. The first use of a slot
 * asks the key service once, as opening a real secret from cold does; so many slots bound what
 * strangers can make it cost.
 */
final class Decoys {

  static final int SLOTS = 256;

  private static final int SECRET_BYTES = 42;
  private static final String TYPE = "api-key";

  private final SecureRandom random;
  private final int salt;
  private final AtomicReferenceArray<Decoy> slots = new AtomicReferenceArray<>(SLOTS);

  Decoys(SecureRandom random) {
    this.random = random;
    this.salt = random.nextInt();
  }

  Decoy of(String ownerId, Sealing sealing) {
    int slot = Math.floorMod(((ownerId.hashCode() ^ salt) * 0x9E3779B9) >>> 16, SLOTS);
    Decoy made = slots.get(slot);
    if (made != null) {
      return made;
    }
    Decoy fresh = make(slot, sealing);
    slots.compareAndSet(slot, null, fresh);
    return fresh;
  }

  private Decoy make(int slot, Sealing sealing) {
    String owner = "decoy-" + slot;
    Label label = new Label(0, owner, TYPE, 1);
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    Secret secret = Secret.of(Base64.getUrlEncoder().encodeToString(bytes));
    return new Decoy(owner, label, sealing.seal(owner, label, secret));
  }

  /** How a decoy is sealed. */
  interface Sealing {
    Sealed seal(String owner, Label label, Secret secret);
  }

  /** One pretended secret of 56 bytes, as long as a real one. */
  record Decoy(String owner, Label label, Sealed sealed) {}
}
