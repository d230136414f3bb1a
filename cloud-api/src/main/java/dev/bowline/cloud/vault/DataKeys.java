package dev.bowline.cloud.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bowline.cloud.platform.SnapshotGuard;
import dev.bowline.cloud.vault.KeyService.DataKey;
import dev.bowline.cloud.vault.KeyService.KeyDomain;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The data keys this instance has at hand: at most {@value #MOST} of each kind, none longer than
 * five minutes after it came from the key service. Within that time a tenant's secrets of one epoch
 * are sealed under the same data key.
 */
@Singleton
final class DataKeys implements SnapshotGuard {

  static final Duration KEPT = Duration.ofMinutes(5);
  static final int MOST = 4_096;

  private final KeyService service;
  private final InstantSource time;
  private final Cache<KeyDomain, DataKey> sealing;
  private final Cache<Wrapped, Secret> opening;

  DataKeys(KeyService service, InstantSource time) {
    this.service = service;
    this.time = time;
    this.sealing = bounded();
    this.opening = bounded();
  }

  /** The key under which to seal in {@code domain}. */
  DataKey forSealing(KeyDomain domain) {
    return sealing.get(domain, this::generate);
  }

  /**
   * The key that was wrapped as {@code wrapped}, asked of the key service only when not at hand.
   */
  Secret forOpening(KeyDomain domain, byte[] wrapped) {
    return opening.get(
        new Wrapped(domain, ByteBuffer.wrap(wrapped)), key -> service.unwrap(domain, wrapped));
  }

  /** Forgets every key: none is in a snapshot. */
  @Override
  public void beforeCheckpoint() {
    sealing.invalidateAll();
    opening.invalidateAll();
  }

  private DataKey generate(KeyDomain domain) {
    DataKey key = service.generate(domain);
    opening.put(new Wrapped(domain, ByteBuffer.wrap(key.wrapped())), key.plain());
    return key;
  }

  private <K, V> Cache<K, V> bounded() {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(KEPT)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
        .build();
  }

  /** The domain is part of the key: a moved data key is not found, so the key service judges it. */
  private record Wrapped(KeyDomain domain, ByteBuffer key) {}
}
