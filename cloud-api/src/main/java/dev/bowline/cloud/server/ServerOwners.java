package dev.bowline.cloud.server;

import dev.bowline.cloud.credential.ServerOwnership;
import jakarta.inject.Singleton;
import java.util.Set;

/** Tells whoever gives servers to a credential whose servers they are. */
@Singleton
final class ServerOwners implements ServerOwnership {

  private final ServerRepository servers;

  ServerOwners(ServerRepository servers) {
    this.servers = servers;
  }

  @Override
  public boolean ownsAll(long tenantId, Set<Long> serverIds) {
    return serverIds.stream().allMatch(id -> servers.find(tenantId, id).isPresent());
  }
}
