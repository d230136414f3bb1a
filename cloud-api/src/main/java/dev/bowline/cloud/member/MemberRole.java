package dev.bowline.cloud.member;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The role that a body names. */
final class MemberRole {

  private MemberRole() {}

  /** The role that is written {@code text}; 400 when it is none. */
  static Role checked(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(Role::parse)
        .orElseThrow(
            () -> Problem.of(Code.INVALID_BODY, "role is ROOT, ADMIN or USER").exception());
  }
}
