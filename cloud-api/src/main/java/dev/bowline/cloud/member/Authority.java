package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Role;
import jakarta.inject.Singleton;

/**
 * Who may decide about whom: ROOT about everybody, ADMIN about all but ROOT. Within the transaction
 * that decides, everything about the tenant's members stands still, so no two decisions cross.
 */
@Singleton
final class Authority {

  private final TenantRepository tenants;
  private final MemberRepository members;

  Authority(TenantRepository tenants, MemberRepository members) {
    this.tenants = tenants;
    this.members = members;
  }

  /**
   * Begins a decision of {@code editor}, within a transaction.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 403 when they are no member any more
   */
  Decider begin(Editor editor) {
    tenants.lock(editor.tenantId());
    return members
        .findByIdAndTenantId(editor.memberId(), editor.tenantId())
        .map(member -> new Decider(member.role()))
        .orElseThrow(() -> refused("You are no member any more"));
  }

  /** The tenant keeps a ROOT: refuses with 409 what would take the last one's role. */
  void keepRoot(Member member) {
    if (member.role() == Role.ROOT
        && members.countByTenantIdAndRole(member.tenantId(), Role.ROOT) == 1) {
      throw Problem.of(Code.CONFLICT, "A tenant keeps at least one ROOT").exception();
    }
  }

  /** Somebody who decides, with the role they have at this moment. */
  record Decider(Role role) {

    /** Refuses with 403 what is about a role above the decider's own. */
    void requireOver(Role other) {
      if (!role.includes(Role.ADMIN) || !role.includes(other)) {
        throw refused("Only ROOT decides about ROOT members");
      }
    }
  }

  private static RuntimeException refused(String details) {
    return Problem.of(Code.FORBIDDEN, details).exception();
  }
}
