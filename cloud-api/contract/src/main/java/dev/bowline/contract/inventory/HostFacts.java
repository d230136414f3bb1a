package dev.bowline.contract.inventory;

import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.util.Map;

/**
 * What rarely changes about a host.
 *
 * @param hostname as the host calls itself
 * @param os such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel release, such as {@code 6.1.0-18-amd64}
 * @param architecture such as {@code amd64}
 * @param cpus logical processors
 * @param memoryBytes physical memory
 * @param agentVersion of the agent that reports
 * @param bootedAt when the host started
 */
public record HostFacts(
    String hostname,
    String os,
    String kernel,
    String architecture,
    int cpus,
    long memoryBytes,
    String agentVersion,
    Instant bootedAt) {

  /** Its JSON object. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "hostname", hostname,
        "os", os,
        "kernel", kernel,
        "architecture", architecture,
        "cpus", cpus,
        "memory_bytes", memoryBytes,
        "agent_version", agentVersion,
        "booted_at", bootedAt.toString());
  }

  /** Reads its JSON object. */
  public static HostFacts of(Fields fields) {
    return new HostFacts(
        fields.text("hostname"),
        fields.text("os"),
        fields.text("kernel"),
        fields.text("architecture"),
        fields.smallNumber("cpus"),
        fields.number("memory_bytes"),
        fields.text("agent_version"),
        fields.instant("booted_at"));
  }
}
