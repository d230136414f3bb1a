package dev.bowline.cloud.authentication;

import java.util.Optional;

/** The keys of the agents that have enrolled. */
public interface AgentKeys {

  /**
   * Whose key it is, and how its signatures are checked.
   *
   * @param publicKey raw, 32 bytes
   */
  record AgentKey(long tenantId, long serverId, byte[] publicKey) {}

  /** The key {@code keyId}. After a removal another instance may know it for 10 s more. */
  Optional<AgentKey> find(String keyId);
}
