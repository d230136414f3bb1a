package dev.bowline.host.cloud;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One HTTP exchange. */
public interface Http {

  /**
   * A request.
   *
   * @param headers without Host and Content-Length
   * @param patience how long the answer may take
   */
  record Request(
      String method, URI uri, Map<String, String> headers, byte[] body, Duration patience) {}

  /** An answer; its body is at most 4 MiB. */
  record Answer(int status, byte[] body) {}

  /**
   * Sends the request and reads the whole answer, of whatever status; redirects are not followed.
   *
   * @throws IOException if there is no answer, or the peer does not prove who it is
   */
  Answer send(Request request) throws IOException;
}
