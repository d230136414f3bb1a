package dev.bowline.cloud.server;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Servers for tests, made past the panel, each of a tenant of its own unless told otherwise. */
public final class TestingServers {

  private static final Map<Front, TestingCloud> SHARED = new EnumMap<>(Front.class);
  private static final AtomicLong TENANTS = new AtomicLong(500_000);

  private TestingServers() {}

  /** A cloud with a database of its own, on Netty. */
  public static TestingCloud cloud(Map<String, Object> more) {
    return cloud(Front.NETTY, more);
  }

  /** One cloud on Netty for all tests that make tenants of their own. */
  public static TestingCloud shared() {
    return shared(Front.NETTY);
  }

  /** One cloud behind each front for all tests that make tenants of their own. */
  public static synchronized TestingCloud shared(Front front) {
    return SHARED.computeIfAbsent(front, absent -> cloud(absent, Map.of()));
  }

  private static TestingCloud cloud(Front front, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("bowline.background", false);
    settings.putAll(more);
    TestingCloud cloud = TestingCloud.start(front, settings);
    cloud.bean(Provisioning.class).run();
    return cloud;
  }

  /** A tenant that nobody else uses. */
  public static long newTenant() {
    return TENANTS.incrementAndGet();
  }

  /** The token for a new server of {@code tenantId}. */
  public static Secret invite(TestingCloud cloud, long tenantId) {
    return cloud.bean(Servers.class).create(editor(tenantId), "web").token();
  }

  /** A new server of {@code tenantId} whose agent has enrolled and listed nginx and cron. */
  public static SimulatedAgent enrolled(TestingCloud cloud, long tenantId) {
    SimulatedAgent agent = SimulatedAgent.enrol(cloud, invite(cloud, tenantId));
    agent.list("nginx", "cron");
    return agent;
  }

  /** Removes a server as a member does. */
  public static void remove(TestingCloud cloud, long tenantId, long serverId) {
    cloud.bean(Removal.class).remove(editor(tenantId), serverId);
  }

  /** The actions in the audit trail of {@code tenantId} on {@code subject}, the oldest first. */
  @SuppressWarnings("unchecked")
  public static List<String> audited(TestingCloud cloud, long tenantId, String subject) {
    TransactionOperations<Connection> transactions = cloud.bean(TransactionOperations.class);
    return transactions.executeRead(status -> {
      try (PreparedStatement query =
          status
              .getConnection()
              .prepareStatement(
                  "SELECT action FROM audit_entry WHERE tenant_id = ? AND subject = ?"
                      + " ORDER BY id")) {
        query.setLong(1, tenantId);
        query.setString(2, subject);
        return actions(query.executeQuery());
      }
    });
  }

  private static List<String> actions(ResultSet rows) throws SQLException {
    List<String> actions = new ArrayList<>();
    while (rows.next()) {
      actions.add(rows.getString(1));
    }
    return actions;
  }

  static Editor editor(long tenantId) {
    return new Editor(tenantId, 1, "member:1", "127.0.0.1");
  }
}
