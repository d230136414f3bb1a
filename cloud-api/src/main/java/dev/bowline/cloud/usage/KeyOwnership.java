package dev.bowline.cloud.usage;

/** Whose a key is. */
public interface KeyOwnership {

  /** Whether the key {@code number} exists and is of the tenant {@code tenantId}. */
  boolean belongs(long number, long tenantId);
}
