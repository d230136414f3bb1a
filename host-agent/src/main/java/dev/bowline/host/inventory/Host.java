package dev.bowline.host.inventory;

import dev.bowline.contract.inventory.HostFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Facts of this host, from {@code /proc} and {@code /etc/os-release}. */
public final class Host {

  private final Path root;
  private final String agentVersion;

  /** The host whose root directory is {@code root}. */
  public Host(Path root, String agentVersion) {
    this.root = root;
    this.agentVersion = agentVersion;
  }

  /** The facts now. */
  public HostFacts facts() {
    return new HostFacts(
        hostname(),
        os(),
        first("proc/sys/kernel/osrelease"),
        System.getProperty("os.arch", ""),
        Runtime.getRuntime().availableProcessors(),
        number("proc/meminfo", "MemTotal:") * 1024,
        agentVersion,
        Instant.ofEpochSecond(number("proc/stat", "btime")));
  }

  /** As the host calls itself. */
  public String hostname() {
    return first("proc/sys/kernel/hostname");
  }

  /** Such as {@code Debian GNU/Linux 12 (bookworm)}. */
  public String os() {
    return lines("etc/os-release").stream()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
        .findFirst()
        .orElse("Linux");
  }

  /** The version of this agent. */
  public String agentVersion() {
    return agentVersion;
  }

  private long number(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip().split(" ", 2)[0])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private String first(String file) {
    return lines(file).stream().findFirst().map(String::strip).orElse("");
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
