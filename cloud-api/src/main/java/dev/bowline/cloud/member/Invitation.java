package dev.bowline.cloud.member;

import dev.bowline.cloud.session.Role;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * Someone who may become a member.
 *
 * @param email in lower case
 * @param role what they may do as a member
 * @param tokenHash by what it is found
 * @param invitedBy the member who invited; the invitation goes when they do
 */
@MappedEntity("invitation")
record Invitation(
    @Id long id,
    long tenantId,
    String email,
    Role role,
    String tokenHash,
    long invitedBy,
    Instant createdAt,
    Instant expiresAt) {

  boolean isOpenAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
