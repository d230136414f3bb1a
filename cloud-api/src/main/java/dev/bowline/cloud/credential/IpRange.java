package dev.bowline.cloud.credential;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One address or CIDR range of a whitelist, IPv4 or IPv6, in canonical text (RFC 5952). An
 * IPv4-mapped IPv6 address is the IPv4 address.
 */
public record IpRange(String text, byte[] network, int prefixLength) {

  /**
   * Reads an address such as {@code 192.0.2.1}, {@code 2001:db8::1} or a range such as {@code
   * 192.0.2.0/24}; nothing for host names, zone ids, octets with leading zeros and prefixes that
   * are too long.
   */
  public static Optional<IpRange> parse(String text) {
    return IpText.parse(text);
  }

  /** The one text of {@code address}, for logs and totals; IPv6 as RFC 5952 section 4 says. */
  public static String textOf(InetAddress address) {
    return IpText.literal(IpText.canonical(address.getAddress()));
  }

  /** Whether {@code address} lies within. */
  public boolean contains(InetAddress address) {
    byte[] bytes = IpText.canonical(address.getAddress());
    return bytes.length == network.length && IpText.sharePrefix(bytes, network, prefixLength);
  }
}
