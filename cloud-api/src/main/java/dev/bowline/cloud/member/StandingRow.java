package dev.bowline.cloud.member;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.Standing;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What one query tells of a member for each use of a session. */
@MappedEntity("member")
record StandingRow(
    @Id long id,
    long tenantId,
    String email,
    Role role,
    long generation,
    boolean secondFactor,
    boolean highSecurity) {

  Standing toStanding() {
    return new Standing(tenantId, id, email, role, generation, secondFactor, highSecurity);
  }
}
