package dev.bowline.cloud.server;

/** Knows whether a server has backups, which must not go with it unasked. */
public interface BackupHolding {

  /** Whether the tenant's server {@code serverId} has any that can be restored or may become so. */
  boolean hasBackups(long tenantId, long serverId);
}
