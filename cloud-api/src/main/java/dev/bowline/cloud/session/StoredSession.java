package dev.bowline.cloud.session;

import java.time.Instant;

/**
 * A session as the table holds it, open or not.
 *
 * @param generation of the member's sessions, when it was opened
 */
record StoredSession(
    long tenantId,
    long memberId,
    long generation,
    Session.Kind kind,
    Client client,
    Instant opened,
    Instant seen) {

  Session of(Standing member) {
    return new Session(member, kind, client, opened, seen);
  }

  /** From when on it is over, however much it is used; the store forgets it later. */
  Instant expiresAt() {
    return opened.plus(kind.longest());
  }

  boolean isOpenAt(Instant now) {
    return now.isBefore(seen.plus(kind.idle())) && now.isBefore(expiresAt());
  }
}
