package dev.bowline.cloud.session;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The open sessions. One ends 30 minutes after it was last used, 12 hours after the login, when its
 * member is removed or their generation rises, or when {@link #end} says so, whichever comes first;
 * every instance knows at once.
 */
@Singleton
public final class Sessions {

  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

  private final SessionTable table;
  private final Standings standings;
  private final SecureRandom random;
  private final InstantSource time;

  Sessions(SessionTable table, Standings standings, SecureRandom random, InstantSource time) {
    this.table = table;
    this.standings = standings;
    this.random = random;
    this.time = time;
  }

  /**
   * Opens a session for someone who proved who they are, under an id never seen before.
   *
   * @param generation the member's, as it was when they proved it: if it rose meanwhile, the
   *     session ends before it begins
   */
  public SessionToken open(long tenantId, long memberId, long generation, Client client) {
    SessionToken token = SessionToken.random(random);
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    table.put(
        token.key(), new StoredSession(tenantId, memberId, generation, client, now, now), LONGEST);
    return token;
  }

  /** The session of {@code token}, if it is open; this counts as use. */
  public Optional<Session> find(SessionToken token) {
    Instant now = time.instant();
    Optional<StoredSession> stored = table.find(token.key()).filter(found -> isOpen(found, now));
    Optional<Session> session = stored.flatMap(this::live);
    session
        .filter(found -> !now.isBefore(found.seen().plus(SEEN_PRECISION)))
        .ifPresent(found -> table.touch(token.key(), now));
    return session;
  }

  /** Ends the session of {@code token}, if there is one. */
  public void end(SessionToken token) {
    table.delete(token.key());
  }

  private Optional<Session> live(StoredSession stored) {
    return standings
        .find(stored.tenantId(), stored.memberId())
        .filter(member -> member.generation() == stored.generation())
        .map(stored::of);
  }

  private static boolean isOpen(StoredSession session, Instant now) {
    return now.isBefore(session.seen().plus(IDLE)) && now.isBefore(session.opened().plus(LONGEST));
  }
}
