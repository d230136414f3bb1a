package dev.bowline.cloud.server;

import dev.bowline.cloud.authentication.AgentKeys;
import dev.bowline.cloud.platform.SnapshotGuard;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agents' keys as this instance knows them. A key is known for 10 s, so that an agent that
 * calls every two seconds does not ask SQL each time; a key that is not found is looked for again.
 */
@Singleton
final class EnrolledAgents implements AgentKeys, SnapshotGuard {

  private static final Duration KNOWN = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final Provider<AgentKeyRepository> keys;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** The repository is asked for late: authentication starts without SQL. */
  EnrolledAgents(Provider<AgentKeyRepository> keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Known(AgentKey key, Instant until) {}

  @Override
  public Optional<AgentKey> find(String keyId) {
    Known copy = known.get(keyId);
    return copy != null && copy.until().isAfter(clock.instant())
        ? Optional.of(copy.key())
        : lookUp(keyId);
  }

  /** Forgets all keys of a server that is removed or enrolled anew. */
  void forget(long serverId) {
    known.values().removeIf(copy -> copy.key().serverId() == serverId);
  }

  @Override
  public void beforeCheckpoint() {
    known.clear();
  }

  private Optional<AgentKey> lookUp(String keyId) {
    Optional<AgentKey> found =
        keys.get()
            .findByKeyId(keyId)
            .map(row -> new AgentKey(row.tenantId(), row.serverId(), row.publicKey()));
    found.ifPresentOrElse(key -> remember(keyId, key), () -> known.remove(keyId));
    return found;
  }

  private void remember(String keyId, AgentKey key) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(keyId, new Known(key, clock.instant().plus(KNOWN)));
  }
}
