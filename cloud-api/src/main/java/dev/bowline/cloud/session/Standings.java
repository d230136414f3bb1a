package dev.bowline.cloud.session;

import java.util.Optional;

/** Tells the truth about members, for every use of a session. */
public interface Standings {

  /** The tenant's member; nothing when there is no such member any more. */
  Optional<Standing> find(long tenantId, long memberId);
}
