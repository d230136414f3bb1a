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
   * Opens a session in the panel's pages for someone who proved who they are, under an id never
   * seen before.
   *
   * @param generation the member's, as it was when they proved it: if it rose meanwhile, the
   *     session ends before it begins
   */
  public SessionToken open(long tenantId, long memberId, long generation, Client client) {
    SessionToken token = SessionToken.random(random);
    table.put(token.key(), session(tenantId, memberId, generation, Session.Kind.BROWSER, client));
    return token;
  }

  /** The same in a terminal, for someone who approved it. */
  public LoginToken openCommandLine(long tenantId, long memberId, long generation, Client client) {
    LoginToken token = LoginToken.random(random);
    table.put(
        token.sha256(), session(tenantId, memberId, generation, Session.Kind.COMMAND_LINE, client));
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

  private StoredSession session(
      long tenantId, long memberId, long generation, Session.Kind kind, Client client) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return new StoredSession(tenantId, memberId, generation, kind, client, now, now);
  }

  private Optional<Session> find(String key) {
    Instant now = time.instant();
    Optional<StoredSession> stored = table.find(key).filter(found -> found.isOpenAt(now));
    Optional<Session> session = stored.flatMap(this::live);
    session
        .filter(found -> !now.isBefore(found.seen().plus(SEEN_PRECISION)))
        .ifPresent(found -> table.touch(key, now));
    return session;
  }

  private Optional<Session> live(StoredSession stored) {
    return standings
        .find(stored.tenantId(), stored.memberId())
        .filter(member -> member.generation() == stored.generation())
        .map(stored::of);
  }
}
