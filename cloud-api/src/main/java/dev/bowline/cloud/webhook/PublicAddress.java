package dev.bowline.cloud.webhook;

import dev.bowline.cloud.credential.IpRange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses are places on the Internet. The others are of this machine, of a private network,
 * of a cloud's own services, of many at once, of nobody, or stand for another address (IANA's
 * registries of special-purpose addresses, RFC 6890).
 */
final class PublicAddress {

  private static final List<IpRange> SPECIAL =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          // Behind a carrier's NAT; some clouds keep their metadata there.
          "100.64.0.0/10",
          "127.0.0.0/8",
          // Link-local, and the metadata of most clouds.
          "169.254.0.0/16",
          // Azure's host.
          "168.63.129.16/32",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          // Relays of 6to4.
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          // Multicast, reserved, broadcast.
          "224.0.0.0/3",
          // Protocols, among them Teredo, which stands for an IPv4 address.
          "2001::/23",
          "2001:db8::/32",
          // 6to4 stands for an IPv4 address.
          "2002::/16",
          "3fff::/20");

  /**
   * All that is assigned to places. Outside lie loopback, mapped and translated IPv4 (NAT64),
   * unique local, link-local and multicast addresses.
   */
  private static final IpRange UNICAST = range("2000::/3");

  private PublicAddress() {}

  /** Whether {@code address} is a place on the Internet. */
  static boolean is(InetAddress address) {
    boolean assigned = !(address instanceof Inet6Address) || UNICAST.contains(address);
    return assigned && SPECIAL.stream().noneMatch(range -> range.contains(address));
  }

  private static List<IpRange> ranges(String... texts) {
    return List.of(texts).stream().map(PublicAddress::range).toList();
  }

  private static IpRange range(String text) {
    return IpRange.parse(text).orElseThrow();
  }
}
