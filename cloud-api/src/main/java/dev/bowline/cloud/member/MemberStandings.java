package dev.bowline.cloud.member;

import dev.bowline.cloud.session.Standing;
import dev.bowline.cloud.session.Standings;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads what is true of a member from their row. */
@Singleton
final class MemberStandings implements Standings {

  private final MemberRepository members;

  MemberStandings(MemberRepository members) {
    this.members = members;
  }

  @Override
  public Optional<Standing> find(long tenantId, long memberId) {
    return members.findByIdAndTenantId(memberId, tenantId).map(Member::standing);
  }
}
