package dev.bowline.cloud.session;

import java.time.Instant;

/**
 * A session as the table holds it, open or not.
 *
 * @param generation of the member's sessions, when it was opened
 */
record StoredSession(
    long tenantId, long memberId, long generation, Client client, Instant opened, Instant seen) {

  Session of(Standing member) {
    return new Session(member, client, opened, seen);
  }
}
