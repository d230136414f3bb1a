package dev.bowline.host.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * HTTPS by the platform's {@link HttpURLConnection}, which keeps connections open between requests
 * and takes a few megabytes less than {@code java.net.http}.
 */
public final class UrlConnections implements Http {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int MAX_ANSWER = 4 << 20;

  private final SSLSocketFactory sockets;

  /** Connections that trust what {@code sockets} trusts. */
  public UrlConnections(SSLSocketFactory sockets) {
    this.sockets = sockets;
  }

  @Override
  public Answer send(Request request) throws IOException {
    if (!(request.uri().toURL().openConnection() instanceof HttpsURLConnection connection)) {
      throw new IOException("Only https is spoken");
    }
    connection.setSSLSocketFactory(sockets);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(Math.toIntExact(request.patience().toMillis()));
    connection.setUseCaches(false);
    connection.setRequestMethod(request.method());
    request.headers().forEach(connection::setRequestProperty);
    if (hasBody(request)) {
      connection.setDoOutput(true);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(request.body());
      }
    }
    return new Answer(connection.getResponseCode(), body(connection));
  }

  /** The platform makes a POST of a GET that is given a body, be it empty. */
  private static boolean hasBody(Request request) {
    return !request.method().equals("GET") && !request.method().equals("DELETE");
  }

  /** Read to its end, for only then is the connection used again. */
  private static byte[] body(HttpURLConnection connection) throws IOException {
    try (InputStream stream = stream(connection)) {
      return stream == null ? new byte[0] : stream.readNBytes(MAX_ANSWER);
    }
  }

  private static @Nullable InputStream stream(HttpURLConnection connection) throws IOException {
    return connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
        ? connection.getInputStream()
        : connection.getErrorStream();
  }
}
