package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.session.Role;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

/** Makes tenants with their first member. */
@Singleton
public final class Tenants {

  private static final String NAMELESS = "";

  private final TenantRepository tenants;
  private final MemberRepository members;
  private final Passwords passwords;
  private final Ids ids;
  private final AuditTrail audit;
  private final InstantSource time;
  private final TransactionOperations<Connection> transactions;

  Tenants(
      TenantRepository tenants,
      MemberRepository members,
      Passwords passwords,
      Ids ids,
      AuditTrail audit,
      InstantSource time,
      TransactionOperations<Connection> transactions) {
    this.tenants = tenants;
    this.members = members;
    this.passwords = passwords;
    this.ids = ids;
    this.audit = audit;
    this.time = time;
    this.transactions = transactions;
  }

  /**
   * Makes a tenant named {@code tenantName} whose ROOT logs in as {@code email}.
   *
   * @return the tenant's number
   * @throws io.micronaut.data.exceptions.DataAccessException if that e-mail address has a member
   */
  public long createTenant(String tenantName, String email, Secret password) {
    String hash = passwords.hash(password);
    return transactions.executeWrite(status -> create(tenantName, email, hash));
  }

  /** The same, unless there is any member yet. */
  void createFirstTenant(String tenantName, String email, Secret password) {
    if (members.count() > 0) {
      return;
    }
    String hash = passwords.hash(password);
    transactions.executeWrite(status -> {
      lockMembers(status.getConnection());
      return members.count() > 0 ? 0L : create(tenantName, email, hash);
    });
  }

  /** Others who would add members wait until this transaction ends. */
  void lockMembers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE member IN SHARE ROW EXCLUSIVE MODE");
    }
  }

  /** Makes a tenant without members, within the caller's transaction; returns its number. */
  long createEmpty(String tenantName) {
    return tenants.save(new Tenant(ids.next(), tenantName, time.instant(), false)).id();
  }

  private long create(String tenantName, String email, String passwordHash) {
    long tenantId = createEmpty(tenantName);
    Member root =
        members.save(
            new Member(
                ids.next(),
                tenantId,
                EmailAddress.canonical(email),
                NAMELESS,
                Role.ROOT,
                passwordHash,
                0,
                time.instant()));
    audit.append(
        new AuditEvent(
            tenantId, "system", "member.create", "member:" + root.id(), "", Members.state(root)));
    return tenantId;
  }
}
