package dev.bowline.cloud.member;

import dev.bowline.cloud.session.Standing;
import dev.bowline.cloud.session.Standings;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads what is true of a member from their row, their second factor's and their tenant's. */
@Singleton
final class MemberStandings implements Standings {

  private final StandingRepository standings;

  MemberStandings(StandingRepository standings) {
    this.standings = standings;
  }

  @Override
  public Optional<Standing> find(long tenantId, long memberId) {
    return standings.find(tenantId, memberId).map(StandingRow::toStanding);
  }
}
