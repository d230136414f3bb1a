package dev.bowline.cloud.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.com, https://hooks.example.com/",
    "HTTPS://Hooks.Example.COM/a/b?c=d&e=%20, https://hooks.example.com/a/b?c=d&e=%20",
    "https://hooks.example.com:443/, https://hooks.example.com/",
    "https://hooks.example.com:8443?x=1, https://hooks.example.com:8443/?x=1",
    "https://b\u00fccher.example/, https://xn--bcher-kva.example/",
    "https://93.184.215.14/, https://93.184.215.14/",
    "https://[2606:2800:21f::1]:8443/x, https://[2606:2800:21f:0:0:0:0:1]:8443/x",
  })
  void readsUrlsIntoOneText(String text, String expected) {
    assertThat(WebhookUrl.parse(text).map(WebhookUrl::text)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.com",
        "//hooks.example.com/",
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "gopher://hooks.example.com/",
        "https:/hooks.example.com/",
        "https:///path",
        "https://user@hooks.example.com/",
        "https://user:password@hooks.example.com/",
        "https://hooks.example.com@evil.example/",
        "https://hooks.example.com/#fragment",
        "https://hooks.example.com\\@evil.example/",
        "https://hooks.example.com/a\\b",
        "https://hooks.example.com/a b",
        "https://hooks.example.com/a\r\nX: y",
        "https://hooks.example.com/\u00fc",
        "https://hooks.example.com/{x}",
        "https://hooks.example.com:0/",
        "https://hooks.example.com:22/",
        "https://hooks.example.com:25/",
        "https://hooks.example.com:65536/",
        "https://hooks.example.com:/",
        "https://hooks.example.com./",
        "https://hooks%2eexample.com/",
        "https://localhost/",
        "https://intranet/",
        "https://a.localhost/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://127.1/",
        "https://127.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.0x1/",
        "https://127.0.0.01/",
        "https://example.0x/",
        "https://256.256.256.256/",
        "https://1.2.3.4.5/",
        "https://[fe80::1%25eth0]/",
        "https://[::1/",
        "https://::1/",
      })
  @DisplayName("row 94: no URL but https to a host in its usual spelling")
  void refusesEverythingElse(String text) {
    assertThat(WebhookUrl.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("row 94: digits of other scripts are the address they stand for")
  void readsFullWidthDigits() {
    assertThat(WebhookUrl.parse("https://\uff11\uff12\uff17.0.0.1/").map(WebhookUrl::host))
        .hasValue("127.0.0.1");
    assertThat(WebhookUrl.parse("https://127\u30020\u30020\u30021/").map(WebhookUrl::host))
        .hasValue("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.215.14", "1.1.1.1", "2606:2800:21f::1", "2a00:1450::1"})
  void callsAddressesOfTheInternetPublic(String literal) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(literal))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "100::1",
        "2001::1",
        "2001:2::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
      })
  @DisplayName(
      "row 94: addresses of this machine, private networks and special uses are not public")
  void callsTheOthersNotPublic(String literal) {
    assertThat(PublicAddress.is(InetAddress.ofLiteral(literal))).isFalse();
  }
}
