package dev.bowline.cloud.credential;

import java.util.Set;

/** Which servers a credential may be given. */
public interface ServerOwnership {

  /** Whether each of {@code serverIds} is a server of the tenant. */
  boolean ownsAll(long tenantId, Set<Long> serverIds);
}
