package dev.bowline.cloud.usage;

import dev.bowline.cloud.credential.Credential;

/** Whose the credentials of one kind are: a bean of the feature that owns them. */
public interface LogOwnership {

  /** The kind it tells about. */
  Credential.Kind kind();

  /** Whether a credential of that kind has the {@code number} and is of the tenant. */
  boolean belongs(long number, long tenantId);
}
