package dev.bowline.cloud.session;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as the table holds it, open or not.
 *
 * @param generation of the member's sessions, when it was opened
 * @param steppedUp when a code of the second factor was last given in it, null when never
 */
record StoredSession(
    long tenantId,
    long memberId,
    long generation,
    Session.Kind kind,
    Client client,
    Instant opened,
    Instant seen,
    @Nullable Instant steppedUp) {

  /** The session under {@code key}, if it is open at {@code now} for what is true of its member. */
  Optional<Session> liveAt(Instant now, String key, Standing member) {
    return isOpenAt(now) && member.generation() == generation
        ? Optional.of(new Session(Session.id(key), member, kind, client, opened, seen, steppedUp))
        : Optional.empty();
  }

  /** From when on it is over, however much it is used; the store forgets it later. */
  Instant expiresAt() {
    return opened.plus(kind.longest());
  }

  private boolean isOpenAt(Instant now) {
    return now.isBefore(seen.plus(kind.idle())) && now.isBefore(expiresAt());
  }
}
