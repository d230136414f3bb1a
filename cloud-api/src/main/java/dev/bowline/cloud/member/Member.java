package dev.bowline.cloud.member;

import dev.bowline.cloud.session.Role;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A person of a tenant.
 *
 * @param email in lower case; the login
 * @param name what others call the person, empty when nobody said
 * @param passwordHash of Argon2id, in the PHC string format
 * @param generation rises when all sessions opened before must end
 */
@MappedEntity("member")
record Member(
    @Id long id,
    long tenantId,
    String email,
    String name,
    Role role,
    String passwordHash,
    long generation,
    Instant createdAt) {

  Member with(Role other) {
    return new Member(id, tenantId, email, name, other, passwordHash, generation, createdAt);
  }

  /** The same with another password, which ends all sessions. */
  Member withPassword(String hash) {
    return new Member(id, tenantId, email, name, role, hash, generation + 1, createdAt);
  }
}
