package dev.bowline.cloud.session;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sessions of one member, as they see and end them. */
@Singleton
public final class OpenSessions {

  private final SessionTable table;
  private final MemberSessionsTable keys;
  private final Standings standings;
  private final InstantSource time;

  OpenSessions(
      SessionTable table, MemberSessionsTable keys, Standings standings, InstantSource time) {
    this.table = table;
    this.keys = keys;
    this.standings = standings;
    this.time = time;
  }

  /** The member's sessions that are open, the one that was used last first. */
  public List<Session> all(long tenantId, long memberId) {
    Optional<Standing> member = standings.find(tenantId, memberId);
    List<Session> open = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    for (String key : keys.find(memberId)) {
      member
          .flatMap(standing -> table.find(key).flatMap(found -> found.liveAt(now(), key, standing)))
          .ifPresentOrElse(open::add, () -> ended.add(key));
    }
    keys.remove(memberId, ended);
    open.sort(Comparator.comparing(Session::seen).reversed());
    return open;
  }

  /** Ends the member's session {@code id}, on every instance at once; false without such a one. */
  public boolean end(long memberId, String id) {
    Optional<String> key = key(memberId, id);
    key.ifPresent(table::delete);
    return key.isPresent();
  }

  /** Notes that a code of the second factor was given in the session {@code id}. */
  public void stepUp(long memberId, String id) {
    key(memberId, id).ifPresent(key -> table.stepUp(key, now()));
  }

  private Optional<String> key(long memberId, String id) {
    return keys.find(memberId).stream().filter(key -> Session.id(key).equals(id)).findFirst();
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
