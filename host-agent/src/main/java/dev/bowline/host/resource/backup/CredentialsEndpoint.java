package dev.bowline.host.resource.backup;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Gives restic keys for the bucket, and new ones when those near their end, as the container
 * credentials provider of the AWS SDKs expects it: on loopback, for whoever shows the token. A
 * server of this size costs the resident agent nothing while no job runs.
 */
final class CredentialsEndpoint implements Closeable {

  /** Any path will do; this one tells a reader of a process's environment what it is. */
  static final String PATH = "/keys";

  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_REQUEST = 8 << 10;
  private static final int PATIENCE_MILLIS = 5_000;

  private final ServerSocket socket;
  private final Thread server;
  private final Secret token;
  private final Supplier<Optional<Access.Keys>> keys;

  /** Somebody else listens there. */
  static final class PortTaken extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    PortTaken(int port, IOException cause) {
      super("Cannot listen at port " + port, cause);
    }
  }

  /** Listens at {@code port}, or at any free one when it is 0, until closed. */
  CredentialsEndpoint(int port, Secret token, Supplier<Optional<Access.Keys>> keys) {
    this.token = token;
    this.keys = keys;
    try {
      this.socket = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new PortTaken(port, e);
    }
    this.server = Thread.ofPlatform().name("backup-keys").daemon().start(this::serve);
  }

  /** A token that nobody guesses. */
  static Secret newToken(RandomGenerator random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Secret.of(HexFormat.of().formatHex(bytes));
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Frees the port, which the kernel holds for as long as a thread still accepts at it. */
  @Override
  public void close() {
    try {
      socket.close();
      server.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        Thread.ofVirtual().start(() -> serve(peer));
      } catch (IOException closed) {
        // The loop's condition ends it.
      }
    }
  }

  /** Beside the others, so that a peer that says nothing holds up only itself. */
  private void serve(Socket peer) {
    try (peer) {
      peer.setSoTimeout(PATIENCE_MILLIS);
      peer.getOutputStream().write(answer(head(peer.getInputStream())));
    } catch (IOException gone) {
      // Whoever asked asks again.
    }
  }

  private byte[] answer(String head) {
    if (!head.startsWith("GET " + PATH + " ") || !showsToken(head)) {
      return http("403 Forbidden", Fields.object("code", "Forbidden"));
    }
    return keys.get()
        .map(vended -> http("200 OK", json(vended)))
        .orElseGet(() -> http("503 Service Unavailable", Fields.object("code", "NoKeys")));
  }

  private boolean showsToken(String head) {
    return head.lines()
        .map(line -> line.split(":", 2))
        .filter(header -> header.length == 2 && header[0].equalsIgnoreCase("Authorization"))
        .anyMatch(header ->
            MessageDigest.isEqual(
                token.reveal(), header[1].strip().getBytes(StandardCharsets.UTF_8)));
  }

  private static String head(InputStream stream) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < LONGEST_REQUEST && head.indexOf("\r\n\r\n") < 0) {
      int next = stream.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static Map<String, Object> json(Access.Keys keys) {
    return Fields.object(
        "AccessKeyId", keys.session().accessKeyId(),
        "SecretAccessKey", text(keys.session().secretAccessKey()),
        "Token", text(keys.session().sessionToken()),
        "Expiration", keys.expiresAt().toString());
  }

  private static byte[] http(String status, Map<String, Object> body) {
    byte[] json = Json.bytes(body);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, json.length);
    return (head + new String(json, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.UTF_8);
  }
}
