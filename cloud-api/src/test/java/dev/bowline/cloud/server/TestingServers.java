package dev.bowline.cloud.server;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Servers for tests, made past the panel, each of a tenant of its own unless told otherwise. */
public final class TestingServers {

  private static final AtomicLong TENANTS = new AtomicLong(500_000);

  private TestingServers() {}

  /** A cloud with a database of its own. */
  public static TestingCloud cloud(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("bowline.background", false);
    settings.putAll(more);
    TestingCloud cloud = TestingCloud.start(Front.NETTY, settings);
    cloud.bean(Provisioning.class).run();
    return cloud;
  }

  private static final class Shared {
    static final TestingCloud CLOUD = cloud(Map.of());
  }

  /** One cloud for all tests that make tenants of their own. */
  public static TestingCloud shared() {
    return Shared.CLOUD;
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

  static Editor editor(long tenantId) {
    return new Editor(tenantId, "member:1", "127.0.0.1");
  }
}
