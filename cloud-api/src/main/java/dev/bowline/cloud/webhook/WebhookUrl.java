package dev.bowline.cloud.webhook;

import dev.bowline.contract.inventory.HostName;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook is to be sent: {@code https} or, to loopback, {@code http}; no user, no fragment;
 * a port of 443 or from 1024 on; a host that is a name with a dot in it, in punycode, or an address
 * in its usual spelling. Nothing is resolved here.
 *
 * @param host in lower case, an IPv6 address without brackets
 * @param address the host's address, when it is written as one
 * @param target path and query, at least {@code /}
 */
record WebhookUrl(
    boolean secure, String host, @Nullable InetAddress address, int port, String target) {

  static final int LONGEST = 2_000;

  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int FIRST_FREE_PORT = 1_024;
  private static final int LAST_PORT = 65_535;

  /** The authority ends where a path, a query or nothing begins; it names no user. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?i:(https?)://)(\\[[0-9a-fA-F:.]+]|[^\\[\\]/?#@\\\\:\\s]+)(?::([0-9]{1,5}))?"
              + "((?:/[!-~&&[^#\\\\?]]*)?(?:\\?[!-~&&[^#\\\\]]*)?)");

  private static final Pattern USUAL_IPV4 =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

  /** Browsers read a host as an IPv4 address when its last label is a number, however written. */
  private static final Pattern NUMBER_AT_END =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

  private static final Pattern OWN_NETWORK =
      Pattern.compile(".*\\.(?:localhost|local|internal|intranet|lan|home|corp|home\\.arpa|onion)");

  /** The URL written {@code text}; nothing when a webhook may not be sent there. */
  static Optional<WebhookUrl> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    boolean secure = parts.group(1).toLowerCase(Locale.ROOT).equals("https");
    String target = parts.group(4);
    String whole = target.startsWith("/") ? target : "/" + target;
    return isUri(whole)
        ? host(parts.group(2))
            .flatMap(host ->
                port(parts.group(3), secure)
                    .map(port -> new WebhookUrl(secure, host.text(), host.address(), port, whole)))
        : Optional.empty();
  }

  /** What stands in the Host header. */
  String authority() {
    String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == usual(secure) ? bracketed : bracketed + ":" + port;
  }

  /** The one text of this URL. */
  String text() {
    return (secure ? "https://" : "http://") + authority() + target;
  }

  private record Host(String text, @Nullable InetAddress address) {}

  private static Optional<Host> host(String text) {
    if (text.startsWith("[")) {
      return literal(text.substring(1, text.length() - 1));
    }
    // Full-width digits and dots are read as the plain ones they stand for.
    return HostName.parse(text)
        .map(HostName::text)
        .flatMap(name -> {
          if (USUAL_IPV4.matcher(name).matches()) {
            return literal(name);
          }
          boolean named =
              name.indexOf('.') > 0
                  && !NUMBER_AT_END.matcher(name).matches()
                  && !OWN_NETWORK.matcher(name).matches();
          return named ? Optional.of(new Host(name, null)) : Optional.empty();
        });
  }

  private static Optional<Host> literal(String text) {
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      return Optional.of(new Host(address.getHostAddress(), address));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> port(@Nullable String text, boolean secure) {
    int port = text == null ? usual(secure) : Integer.parseInt(text);
    boolean allowed = port == usual(secure) || (port >= FIRST_FREE_PORT && port <= LAST_PORT);
    return allowed ? Optional.of(port) : Optional.empty();
  }

  private static int usual(boolean secure) {
    return secure ? HTTPS : HTTP;
  }

  private static boolean isUri(String target) {
    try {
      return URI.create("https://host" + target).getRawFragment() == null;
    } catch (IllegalArgumentException notAUri) {
      return false;
    }
  }
}
