package dev.bowline.cloud.vault;

import dev.bowline.cloud.vault.KeyService.DataKey;
import dev.bowline.cloud.vault.KeyService.KeyDomain;
import dev.bowline.cloud.vault.VaultException.Reason;
import dev.bowline.contract.Secret;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Envelope encryption: the key service wraps a data key per tenant and epoch, each record is sealed
 * under a key of its own derived from it. The wrapped data key travels with the ciphertext, so
 * opening needs no store, and the key service only when the data key is not at hand.
 */
@Singleton
final class EnvelopeVault implements Vault {

  private final DataKeys keys;
  private final Provider<Epochs> epochs;
  private final SecureRandom random;
  private final Decoys decoys;

  /** The epochs are asked for when something is sealed: opening must not start a database. */
  EnvelopeVault(DataKeys keys, Provider<Epochs> epochs, SecureRandom random) {
    this.keys = keys;
    this.epochs = epochs;
    this.random = random;
    this.decoys = new Decoys(random);
  }

  @Override
  public Sealed seal(Label label, Secret secret) {
    return seal(new KeyDomain(tenant(label), epochs.get().current()), label, secret);
  }

  @Override
  public Secret open(Label label, Sealed sealed) {
    return open(tenant(label), label, sealed);
  }

  @Override
  public Secret openDecoy(String ownerId) {
    Decoys.Decoy decoy =
        decoys.of(
            ownerId,
            (owner, label, secret) -> seal(new KeyDomain(owner, Epochs.FIRST), label, secret));
    return open(decoy.owner(), decoy.label(), decoy.sealed());
  }

  private Sealed seal(KeyDomain domain, Label label, Secret secret) {
    DataKey key = keys.forSealing(domain);
    byte[] nonce = new byte[RecordKey.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] ciphertext =
        RecordKey.derive(key.plain(), label.associatedData())
            .seal(nonce, bytes(label), secret.reveal());
    return new SealedText(domain.epoch(), key.wrapped(), nonce, ciphertext).toSealed();
  }

  private Secret open(String owner, Label label, Sealed sealed) {
    SealedText parts = SealedText.parse(sealed);
    Secret key = keys.forOpening(new KeyDomain(owner, parts.epoch()), parts.wrappedKey());
    try {
      return Secret.of(
          RecordKey.derive(key, label.associatedData())
              .open(parts.nonce(), bytes(label), parts.ciphertext()));
    } catch (GeneralSecurityException e) {
      throw new VaultException(Reason.NOT_AUTHENTIC, e);
    }
  }

  private static String tenant(Label label) {
    return Long.toString(label.tenantId());
  }

  private static byte[] bytes(Label label) {
    return label.associatedData().getBytes(StandardCharsets.UTF_8);
  }
}
