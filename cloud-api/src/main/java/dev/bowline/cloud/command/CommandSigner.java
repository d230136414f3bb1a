package dev.bowline.cloud.command;

import dev.bowline.cloud.platform.SnapshotGuard;
import dev.bowline.contract.Secret;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.SignedCommand;
import dev.bowline.contract.signature.Ed25519;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs commands with the cloud's Ed25519 key, which is made once, on first use by any instance,
 * and kept sealed. Hosts pin its public half when they enrol.
 */
@Singleton
public final class CommandSigner implements SnapshotGuard {

  private final CommandKeyRepository keys;
  private final SealedCommandKeys sealed;
  private final JsonMapper json;
  private final InstantSource clock;
  private volatile @Nullable OpenKey opened;

  CommandSigner(
      CommandKeyRepository keys, SealedCommandKeys sealed, JsonMapper json, InstantSource clock) {
    this.keys = keys;
    this.sealed = sealed;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A key whose signature hosts may accept.
   *
   * @param publicKey the raw 32 bytes
   */
  public record PublicHalf(String keyId, byte[] publicKey) {}

  private record OpenKey(PublicHalf half, Secret privateKey) {}

  /** The keys a host has to pin. */
  public List<PublicHalf> publicHalves() {
    return List.of(key().half());
  }

  /** {@code message} as bytes, with the signature over exactly these bytes. */
  public SignedCommand sign(CommandMessage message) {
    OpenKey key = key();
    byte[] bytes = bytes(message);
    byte[] signature = Ed25519.sign(key.privateKey(), bytes);
    return new SignedCommand(
        bytes, List.of(new SignedCommand.Signature(key.half().keyId(), signature)));
  }

  /** Forgets the private key: none is in a snapshot. */
  @Override
  public void beforeCheckpoint() {
    opened = null;
  }

  private byte[] bytes(CommandMessage message) {
    try {
      return json.writeValueAsBytes(message.toFields());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpenKey key() {
    OpenKey known = opened;
    return known == null ? load() : known;
  }

  private OpenKey load() {
    if (keys.findByActiveTrue().isEmpty()) {
      create();
    }
    CommandKeyRow row = keys.findByActiveTrue().orElseThrow();
    Secret privateKey = sealed.open(row);
    OpenKey key = new OpenKey(new PublicHalf(row.keyId(), row.publicKey()), privateKey);
    opened = key;
    return key;
  }

  private void create() {
    Ed25519.Key key = Ed25519.generate();
    String keyId = "cloud-" + HexFormat.of().formatHex(key.publicKey(), 0, 4);
    String privateKey = sealed.seal(keyId, key.privateKey()).text();
    keys.insertIfNoneIsActive(keyId, key.publicKey(), privateKey, clock.instant());
  }
}
