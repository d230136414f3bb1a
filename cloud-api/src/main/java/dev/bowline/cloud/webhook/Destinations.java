package dev.bowline.cloud.webhook;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Decides where messages may go. */
@Singleton
final class Destinations {

  private final NameResolver resolver;
  private final boolean loopback;

  Destinations(
      NameResolver resolver, WebhookConfiguration configuration, Installation installation) {
    this.resolver = resolver;
    this.loopback = configuration.loopback() && installation.local();
  }

  /** Where one attempt goes, or why nowhere. */
  sealed interface Place {

    /** The addresses of the host, all of them allowed; to be connected to as they stand here. */
    record Found(List<InetAddress> addresses) implements Place {}

    /** At least one of the host's addresses is not a public one. */
    record Forbidden() implements Place {}

    /** The host has no address. */
    record Unknown() implements Place {}
  }

  /**
   * The URL written {@code text}. A host that has no address yet is allowed; each delivery asks
   * again.
   *
   * @throws ProblemException 400 URL_FORBIDDEN if a webhook may not go there
   */
  WebhookUrl registered(String text) {
    WebhookUrl url = WebhookUrl.parse(text).orElseThrow(Destinations::forbidden);
    if (locate(url) instanceof Place.Forbidden) {
      throw forbidden();
    }
    return url;
  }

  /** Looks the host of {@code url} up, once, and judges every address it has. */
  Place locate(WebhookUrl url) {
    try {
      InetAddress literal = url.address();
      List<InetAddress> addresses =
          literal == null ? resolver.resolve(url.host()) : List.of(literal);
      return addresses.stream().allMatch(address -> isAllowed(url, address))
          ? new Place.Found(addresses)
          : new Place.Forbidden();
    } catch (UnknownHostException e) {
      return url.secure() ? new Place.Unknown() : new Place.Forbidden();
    }
  }

  private boolean isAllowed(WebhookUrl url, InetAddress address) {
    return (loopback && address.isLoopbackAddress()) || (url.secure() && PublicAddress.is(address));
  }

  private static ProblemException forbidden() {
    return Problem.of(
            Code.URL_FORBIDDEN,
            "Use https:// and a public host, port 443 or from 1024 on, without user and fragment")
        .exception();
  }
}
