package dev.bowline.host.system;

import java.nio.file.Path;

/**
 * Where the agent keeps things.
 *
 * @param configuration written by the host's owner, {@code /etc/bowline}
 * @param state written by the agent, {@code /var/lib/bowline}
 * @param volatiles of this boot, in memory, {@code /run/bowline}
 * @param cache may be deleted at any time, {@code /var/cache/bowline}
 */
public record Places(Path configuration, Path state, Path volatiles, Path cache) {

  /** Places of which the fleeting ones are within {@code state}. */
  public Places(Path configuration, Path state) {
    this(configuration, state, state.resolve("run"), state.resolve("cache"));
  }

  /** Those of an installed package. */
  public static Places installed() {
    return new Places(
        Path.of("/etc/bowline"),
        Path.of("/var/lib/bowline"),
        Path.of("/run/bowline"),
        Path.of("/var/cache/bowline"));
  }

  /** What the cloud may do here. */
  public Path policy() {
    return configuration.resolve("policy.conf");
  }

  /** The host's private key. */
  public Path hostKey() {
    return state.resolve("host-key.json");
  }

  /** Who the host is to the cloud. */
  public Path identity() {
    return state.resolve("identity.json");
  }

  /** Every command that was received, and how it ended. */
  public Path journal() {
    return state.resolve("journal");
  }

  /** What was refused, and what was done at the shell. */
  public Path audit() {
    return state.resolve("audit.log");
  }

  /** The id of the last entry of the audit that the cloud has. */
  public Path auditSent() {
    return state.resolve("audit.sent");
  }

  /** The last day's samples. */
  public Path samples() {
    return state.resolve("samples");
  }

  /** What the network interfaces have carried. */
  public Path bandwidth() {
    return state.resolve("bandwidth.json");
  }

  /** Held by the one agent that runs: two would write one journal. */
  public Path lock() {
    return state.resolve("agent.lock");
  }

  /** What long work was asked to do, how far it is and how it ended. */
  public Path jobs() {
    return state.resolve("jobs");
  }

  /** The secrets of long work, while it runs. */
  public Path jobSecrets() {
    return volatiles.resolve("jobs");
  }

  /** How the agent stands with the cloud. */
  public Path status() {
    return state.resolve("status.json");
  }
}
