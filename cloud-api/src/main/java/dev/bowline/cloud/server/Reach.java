package dev.bowline.cloud.server;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.contract.key.Environment;
import java.util.List;

/**
 * The hosts of a tenant whose data somebody may know of. Nobody reaches both real ones and the
 * simulated one.
 *
 * @param simulated whether it is the simulated one, else real ones
 * @param servers which of them
 */
public record Reach(long tenantId, boolean simulated, ServerAccess servers) {

  /** What {@code credential} reaches: with a live key real hosts, with a test key the other. */
  public static Reach of(Credential credential) {
    return new Reach(
        credential.tenantId(), credential.environment() == Environment.TEST, credential.servers());
  }

  /** All real hosts of the tenant. */
  public static Reach ofTenant(long tenantId) {
    return new Reach(tenantId, false, new ServerAccess.All());
  }

  /** This for one server: that server, or none when it is not among these. */
  public Reach narrowedTo(long serverId) {
    return new Reach(tenantId, simulated, servers.narrowedTo(serverId));
  }

  /** Whether it includes what belongs to server {@code serverId} of tenant {@code ownerId}. */
  public boolean includes(long ownerId, long serverId) {
    return ownerId == tenantId
        && servers.includes(serverId)
        && switch (Host.of(tenantId, serverId)) {
          case Host.Real _ -> !simulated;
          case Host.Simulated _ -> simulated;
        };
  }

  /** Whether no server is left out. */
  public boolean isEveryServer() {
    return servers instanceof ServerAccess.All;
  }

  /** The ids for an SQL list, as {@link ServerAccess#listed} gives them. */
  public List<Long> listed() {
    return servers.listed();
  }
}
