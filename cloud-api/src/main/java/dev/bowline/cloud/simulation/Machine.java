package dev.bowline.cloud.simulation;

import dev.bowline.contract.inventory.HostFacts;
import java.time.Duration;
import java.time.Instant;

/** What a simulated host is, and when it last started: it reboots every four weeks. */
public final class Machine {

  /** As people call it. */
  public static final String NAME = "Simulated server";

  /** In the domain that RFC 6761 keeps for tests. */
  public static final String HOSTNAME = "simulated.test";

  /** Of an agent that it does not have. */
  public static final String AGENT_VERSION = "simulated";

  /** Its system. */
  public static final String OS = "Debian GNU/Linux 12 (bookworm)";

  /** Since when there is one for every tenant. */
  public static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  /** What it may carry in a month: 2 TB. */
  public static final long BANDWIDTH_LIMIT_BYTES = 2_000_000_000_000L;

  static final int CPUS = 4;
  static final long MEMORY_BYTES = 8L << 30;

  private static final Duration BETWEEN_REBOOTS = Duration.ofDays(28);
  private static final Duration NIGHT = Duration.ofHours(3);

  private Machine() {}

  /** The last reboot that is not after {@code now}, at three in the night in UTC. */
  static Instant bootedAt(Instant now) {
    long period = BETWEEN_REBOOTS.toSeconds();
    long offset = NIGHT.toSeconds();
    long reboots = Math.floorDiv(now.getEpochSecond() - offset, period);
    return Instant.ofEpochSecond(reboots * period + offset);
  }

  static HostFacts facts(Instant now) {
    return new HostFacts(
        HOSTNAME, OS, "6.1.0-28-amd64", "amd64", CPUS, MEMORY_BYTES, AGENT_VERSION, bootedAt(now));
  }
}
