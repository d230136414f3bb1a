package dev.bowline.cloud.credential;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reading of addresses without ever asking a name server. */
final class IpText {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f:]*:(?:[0-9A-Fa-f]*|" + IPV4.pattern() + ")");
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

  /** The one text of an address: dotted for IPv4, RFC 5952 section 4 for IPv6. */
  static String literal(byte[] address) {
    if (address.length == 4) {
      return IntStream.range(0, 4)
          .mapToObj(i -> String.valueOf(address[i] & 0xff))
          .collect(Collectors.joining("."));
    }
    int[] groups = groups(address);
    int start = 0;
    int length = 0;
    for (int i = 0; i < groups.length; i++) {
      int zeros = zerosFrom(groups, i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    return length < 2
        ? hex(groups, 0, groups.length)
        : hex(groups, 0, start) + "::" + hex(groups, start + length, groups.length);
  }

  private static int[] groups(byte[] address) {
    return IntStream.range(0, 8)
        .map(i -> (address[2 * i] & 0xff) << 8 | (address[2 * i + 1] & 0xff))
        .toArray();
  }

  private static int zerosFrom(int[] groups, int start) {
    int end = start;
    while (end < groups.length && groups[end] == 0) {
      end++;
    }
    return end - start;
  }

  private static String hex(int[] groups, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Integer.toHexString(groups[i]))
        .collect(Collectors.joining(":"));
  }
}
