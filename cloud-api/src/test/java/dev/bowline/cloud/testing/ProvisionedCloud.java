package dev.bowline.cloud.testing;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import java.util.EnumMap;
import java.util.Map;

/** Clouds with a database, for tests that make tenants of their own. */
public final class ProvisionedCloud {

  private static final Map<Front, TestingCloud> SHARED = new EnumMap<>(Front.class);

  private static final Map<Front, TestingCloud> MOVING = new EnumMap<>(Front.class);

  private ProvisionedCloud() {}

  /** One for the whole JVM, whose clock nobody moves. */
  public static synchronized TestingCloud shared(Front front) {
    return SHARED.computeIfAbsent(front, ProvisionedCloud::kept);
  }

  /** One for the whole JVM, whose clock tests move forward and never back. */
  public static synchronized TestingCloud withClockToMove(Front front) {
    return MOVING.computeIfAbsent(front, ProvisionedCloud::kept);
  }

  /** One with a database of its own. */
  public static TestingCloud start(Front front) {
    TestingCloud cloud = TestingCloud.start(front, FreshInstallation.properties());
    cloud.bean(Provisioning.class).run();
    return cloud;
  }

  private static TestingCloud kept(Front front) {
    TestingCloud cloud = start(front);
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
    return cloud;
  }
}
