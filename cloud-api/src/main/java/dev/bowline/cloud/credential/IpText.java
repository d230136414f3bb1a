package dev.bowline.cloud.credential;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reading of addresses without ever asking a name server. */
final class IpText {

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

  private IpText() {}

  static Optional<IpRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return bytes(address)
        .flatMap(bytes ->
            slash < 0
                ? Optional.of(bytes.length * 8)
                : prefixLength(text.substring(slash + 1), bytes.length * 8, address))
        .map(length -> range(bytes(address).orElseThrow(), length));
  }

  /** The four bytes of an IPv4-mapped IPv6 address, any other address unchanged. */
  static byte[] canonical(byte[] address) {
    boolean mapped =
        address.length == 16
            && Arrays.equals(address, 0, 10, new byte[10], 0, 10)
            && address[10] == (byte) 0xff
            && address[11] == (byte) 0xff;
    return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
  }

  static boolean sharePrefix(byte[] left, byte[] right, int bits) {
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if (((left[i / 8] ^ right[i / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Integer> prefixLength(String text, int most, String address) {
    if (!PREFIX.matcher(text).matches()) {
      return Optional.empty();
    }
    int mappedBits = most == 32 && address.indexOf(':') >= 0 ? 96 : 0;
    int length = Integer.parseInt(text) - mappedBits;
    return length >= 0 && length <= most ? Optional.of(length) : Optional.empty();
  }

  private static IpRange range(byte[] address, int length) {
    byte[] network = address.clone();
    for (int i = length; i < network.length * 8; i++) {
      network[i / 8] &= (byte) ~(0x80 >> (i % 8));
    }
    String base = literal(network);
    return new IpRange(length == network.length * 8 ? base : base + "/" + length, network, length);
  }

  private static Optional<byte[]> bytes(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(canonical(InetAddress.ofLiteral(text).getAddress()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String literal(byte[] address) {
    try {
      return InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four or sixteen bytes are an address", e);
    }
  }
}
