package dev.bowline.cloud.member;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/** A member, as their colleagues see them. */
@Serdeable(naming = SnakeCaseStrategy.class)
record MemberView(
    long id, String email, String name, String role, boolean secondFactor, Instant createdAt) {

  static MemberView of(Member member, boolean secondFactor) {
    return new MemberView(
        member.id(),
        member.email(),
        member.name(),
        member.role().name(),
        secondFactor,
        member.createdAt());
  }
}
