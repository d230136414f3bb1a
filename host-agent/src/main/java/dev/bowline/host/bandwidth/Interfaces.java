package dev.bowline.host.bandwidth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The network interfaces as the kernel counts them, without loopback: {@code /proc/net/dev}
 * (proc(5)) and {@code /sys/class/net}.
 */
final class Interfaces implements Supplier<Interfaces.Reading> {

  private static final String LOOPBACK = "lo";
  private static final int HEADINGS = 2;

  /** Columns after the name in {@code /proc/net/dev}. */
  private static final int RX_BYTES = 1;

  private static final int TX_BYTES = 9;

  private final Path root;

  /** The interfaces of the host whose root directory is {@code root}. */
  Interfaces(Path root) {
    this.root = root;
  }

  /**
   * One interface.
   *
   * @param index which the kernel gives to no other until the next boot, unlike the name
   * @param isDevice whether it is a device and not made of others, as bridges, bonds, VLANs and
   *     tunnels are: what those carry, a device carries too
   */
  record Interface(String index, boolean isDevice, Bytes bytes) {}

  /**
   * All at one moment.
   *
   * @param boot names the boot, and the network namespace, since a container may begin anew within
   *     a boot of its machine
   */
  record Reading(String boot, List<Interface> interfaces) {

    /** The list is copied. */
    Reading {
      interfaces = List.copyOf(interfaces);
    }

    /** Those that count: the devices, or all where there is none, as in a container. */
    List<Interface> counted() {
      List<Interface> devices = interfaces.stream().filter(Interface::isDevice).toList();
      return devices.isEmpty() ? interfaces : devices;
    }
  }

  @Override
  public Reading get() {
    try {
      List<Interface> found = new ArrayList<>();
      List<String> lines = Files.readAllLines(root.resolve("proc/net/dev"));
      for (String line : lines.subList(HEADINGS, lines.size())) {
        read(line).ifPresent(found::add);
      }
      return new Reading(boot(), found);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the network interfaces", e);
    }
  }

  private String boot() throws IOException {
    return Files.readString(root.resolve("proc/sys/kernel/random/boot_id")).strip()
        + " "
        + Files.readSymbolicLink(root.resolve("proc/self/ns/net"));
  }

  /** Nothing for loopback, and for an interface that went away while it was looked at. */
  private Optional<Interface> read(String line) throws IOException {
    String[] words = line.strip().split("[:\\s]+", -1);
    if (words[0].equals(LOOPBACK)) {
      return Optional.empty();
    }
    Path known = root.resolve("sys/class/net").resolve(words[0]);
    try {
      return Optional.of(
          new Interface(
              Files.readString(known.resolve("ifindex")).strip(),
              Files.exists(known.resolve("device")),
              new Bytes(Long.parseLong(words[RX_BYTES]), Long.parseLong(words[TX_BYTES]))));
    } catch (NoSuchFileException wentAway) {
      return Optional.empty();
    }
  }
}
