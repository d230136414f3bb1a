package dev.bowline.cloud.member;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A person of a tenant.
 *
 * @param email in lower case; the login
 * @param role what the person may do; {@code ROOT} may do everything
 * @param passwordHash of Argon2id, in the PHC string format
 */
@MappedEntity("member")
record Member(
    @Id long id, long tenantId, String email, String role, String passwordHash, Instant createdAt) {

  static final String ROOT = "ROOT";
}
