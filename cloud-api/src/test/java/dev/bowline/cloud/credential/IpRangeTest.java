package dev.bowline.cloud.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.ratelimit.Tier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

  private static boolean contains(String range, String address) {
    return IpRange.parse(range).orElseThrow().contains(InetAddress.ofLiteral(address));
  }

  /** An address as a socket may give it: 16 bytes, also when they are an IPv4 address. */
  private static InetAddress mapped(int... last) throws UnknownHostException {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    for (int i = 0; i < 4; i++) {
      bytes[12 + i] = (byte) last[i];
    }
    return InetAddress.getByAddress(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "192.0.2.1/32, 192.0.2.1",
    "192.0.2.77/24, 192.0.2.0/24",
    "0.0.0.0/0, 0.0.0.0/0",
    "255.255.255.255, 255.255.255.255",
    "2001:DB8::1, 2001:db8::1",
    "2001:db8::1/128, 2001:db8::1",
    "2001:db8:ffff::/33, 2001:db8:8000::/33",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:0, ::",
    "2001:0:0:1:0:0:1:1, 2001::1:0:0:1:1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1",
    "::ffff:192.0.2.0/120, 192.0.2.0/24",
  })
  void writesItselfInOneWay(String written, String canonical) {
    assertThat(IpRange.parse(written)).map(IpRange::text).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.0/24", "2001:db8::/33", "::/0", "192.0.2.1"})
  void readsBackWhatItWrites(String written) {
    IpRange range = IpRange.parse(written).orElseThrow();

    assertThat(IpRange.parse(range.text())).map(IpRange::text).contains(range.text());
  }

  @Test
  @DisplayName("row 65: ::ffff:a.b.c.d equals the IPv4 address, on either side")
  void aMappedAddressIsTheIpv4Address() throws UnknownHostException {
    assertThat(contains("::ffff:192.0.2.1", "192.0.2.1")).isTrue();
    assertThat(contains("192.0.2.0/24", "::ffff:192.0.2.1")).isTrue();
    assertThat(IpRange.parse("192.0.2.1").orElseThrow().contains(mapped(192, 0, 2, 1))).isTrue();
    assertThat(IpRange.parse("192.0.2.1").orElseThrow().contains(mapped(192, 0, 2, 2))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/33",
        "2001:db8::/129",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/+8",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.0/ 8",
        "/8",
        "010.0.0.1",
        "10.0.0.01",
        "10.0.0.256",
        "10.0.0",
        "10.0.0.0.1",
        "0x7f000001",
        "2130706433",
        "127.1",
        "example.org",
        "localhost",
        "fe80::1%eth0",
        "fe80::1%1",
        "fe80::1%25eth0/64",
        "[::1]",
        ":::",
        "1::2::3",
        "::ffff:010.0.0.1",
        "::ffff:192.0.2.0/95",
        "12345::",
        " 10.0.0.1",
        "10.0.0.1 ",
        "10.0.0.1\n",
        "",
        "*",
        "10.0.0.*",
        "１０.0.0.1",
        "10.0.0.0/２"
      })
  @DisplayName("row 66: /33, 010.0.0.1, a host name, a zone id and their like are no range")
  void refusesWhatIsNoRange(String text) {
    assertThat(IpRange.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::/32, 2001:db8::, true",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/32, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, false",
    "2001:db8::/33, 2001:db8:7fff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "2001:db8::/127, 2001:db8::1, true",
    "2001:db8::/127, 2001:db8::2, false",
    "2001:db8::/128, 2001:db8::, true",
    "2001:db8::/128, 2001:db8::1, false",
    "::/0, ffff::, true",
    "::/0, 192.0.2.1, false",
    "0.0.0.0/0, 2001:db8::1, false",
    "192.0.2.0/31, 192.0.2.1, true",
    "192.0.2.0/31, 192.0.2.2, false",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
  })
  @DisplayName("row 67: a CIDR range ends exactly where its prefix says")
  void endsWhereItsPrefixSays(String range, String address, boolean inside) {
    assertThat(contains(range, address)).isEqualTo(inside);
  }

  @Test
  @DisplayName("row 64: a whitelist looks at the address it is given and admits no other")
  void aCredentialAdmitsFromItsRangesAlone() {
    Credential any = ACredential.of(Tier.STARTER);
    Credential restricted = ACredential.withWhitelist(any, "192.0.2.1", "2001:db8::/32");
    Credential open = ACredential.withWhitelist(any);

    for (String inside : List.of("192.0.2.1", "2001:db8::9")) {
      assertThat(restricted.admitsFrom(InetAddress.ofLiteral(inside))).isTrue();
    }
    assertThat(restricted.admitsFrom(InetAddress.ofLiteral("192.0.2.2"))).isFalse();
    assertThat(open.admitsFrom(InetAddress.ofLiteral("203.0.113.9"))).isTrue();
  }
}
