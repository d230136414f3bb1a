package dev.bowline.cloud.member;

import dev.bowline.cloud.session.Role;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who the people of a tenant are. */
@Singleton
public final class Profiles {

  private final TenantRepository tenants;
  private final MemberRepository members;

  Profiles(TenantRepository tenants, MemberRepository members) {
    this.tenants = tenants;
    this.members = members;
  }

  /**
   * A person, as others may know them.
   *
   * @param role what the person may do
   */
  public record Profile(long id, String email, Role role) {}

  /** The tenant's member {@code id}. */
  public Optional<Profile> find(long tenantId, long id) {
    return members
        .findByIdAndTenantId(id, tenantId)
        .map(member -> new Profile(member.id(), member.email(), member.role()));
  }

  /** What the tenant calls itself. */
  public Optional<String> tenantName(long tenantId) {
    return tenants.findById(tenantId).map(Tenant::name);
  }
}
