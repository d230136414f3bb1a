package dev.bowline.cloud.session;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.PrintableText;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/**
 * What a session was opened with, as its owner recognises it.
 *
 * @param name what the program calls itself; printable, at most {@value #LONGEST} characters
 * @param address from where
 */
public record Client(String name, String address) {

  private static final int LONGEST = 200;

  /** The name is made printable and cut. */
  public Client {
    name = PrintableText.of(name, LONGEST);
  }

  /** The browser that sent {@code request}. */
  public static Client of(HttpRequest<?> request) {
    String agent = request.getHeaders().get(HttpHeaders.USER_AGENT);
    return new Client(agent == null ? "" : agent, Exchange.clientIp(request));
  }
}
