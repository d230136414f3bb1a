package dev.bowline.cloud.server;

/** What stands behind a server's number: a machine with an agent, or the simulation of one. */
public sealed interface Host {

  /** A machine. What is asked of it goes through its queue. */
  record Real(long id) implements Host {}

  /**
   * The tenant's simulated server, which answers within the request and is reached by no queue.
   *
   * @param id the tenant's own, which no machine can have
   */
  record Simulated(long id) implements Host {}

  /** The number by which people and programs name it. */
  long id();

  /** The host of the tenant's server {@code serverId}. */
  static Host of(long tenantId, long serverId) {
    return serverId == tenantId ? new Simulated(serverId) : new Real(serverId);
  }
}
