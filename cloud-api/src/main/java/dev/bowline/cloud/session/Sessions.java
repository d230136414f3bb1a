package dev.bowline.cloud.session;

import dev.bowline.contract.key.LoginToken;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The open sessions. One ends when its {@link Session.Kind} says so, when its member is removed or
 * their generation rises, or when {@link #end} says so, whichever comes first; every instance knows
 * at once.
 */
@Singleton
public final class Sessions {

  private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

  private final SessionTable table;
  private final MemberSessionsTable ofMembers;
  private final Standings standings;
  private final SecureRandom random;
  private final InstantSource time;

  Sessions(
      SessionTable table,
      MemberSessionsTable ofMembers,
      Standings standings,
      SecureRandom random,
      InstantSource time) {
    this.table = table;
    this.ofMembers = ofMembers;
    this.standings = standings;
    this.random = random;
    this.time = time;
  }

  /**
   * Opens a session in the panel's pages for someone who proved who they are, under an id never
   * seen before.
   *
   * @param generation the member's, as it was when they proved it: if it rose meanwhile, the
   *     session ends before it begins
   * @param byCode whether a code of the second factor was part of the proof
   */
  public SessionToken open(
      long tenantId, long memberId, long generation, Client client, boolean byCode) {
    SessionToken token = SessionToken.random(random);
    Instant now = now();
    put(
        token.key(),
        new StoredSession(
            tenantId,
            memberId,
            generation,
            Session.Kind.BROWSER,
            client,
            now,
            now,
            byCode ? now : null));
    return token;
  }

  /** The same in a terminal, for someone who approved it. */
  public LoginToken openCommandLine(long tenantId, long memberId, long generation, Client client) {
    LoginToken token = LoginToken.random(random);
    Instant now = now();
    put(
        token.sha256(),
        new StoredSession(
            tenantId, memberId, generation, Session.Kind.COMMAND_LINE, client, now, now, null));
    return token;
  }

  /** The session of {@code token}, if it is open; this counts as use. */
  public Optional<Session> find(SessionToken token) {
    return find(token.key());
  }

  /** The session of {@code token}, if it is open; this counts as use. */
  public Optional<Session> find(LoginToken token) {
    return find(token.sha256());
  }

  /** Ends the session of {@code token}, if there is one. */
  public void end(SessionToken token) {
    table.delete(token.key());
  }

  /** Ends the session of {@code token}, if there is one. */
  public void end(LoginToken token) {
    table.delete(token.sha256());
  }

  private void put(String key, StoredSession session) {
    table.put(key, session);
    // A crash before this leaves a session that was never handed out to anybody.
    ofMembers.add(session.memberId(), key, session.opened());
  }

  private Optional<Session> find(String key) {
    Instant now = time.instant();
    Optional<Session> session = table.find(key).flatMap(stored -> live(key, stored, now));
    session
        .filter(found -> !now.isBefore(found.seen().plus(SEEN_PRECISION)))
        .ifPresent(found -> table.touch(key, now));
    return session;
  }

  private Optional<Session> live(String key, StoredSession stored, Instant now) {
    return standings
        .find(stored.tenantId(), stored.memberId())
        .flatMap(member -> stored.liveAt(now, key, member));
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
