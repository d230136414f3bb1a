package dev.bowline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {

  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path directory;

  @Test
  void vouchesForEveryAddressOfTheCloud() throws Exception {
    var authority = LocalAuthority.open(directory, CLOCK);
    for (String address : new String[] {"127.0.0.1", "localhost", "10.77.0.1"}) {
      assertThat(handshake(authority.serverTls(), authority.clientTls(), address)).isTrue();
    }
  }

  @Test
  void doesNotVouchForAnotherName() throws Exception {
    var authority = LocalAuthority.open(directory, CLOCK);
    assertThatThrownBy(
            () -> handshake(authority.serverTls(), authority.clientTls(), "bowline.example"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void isNotTrustedByAnotherAuthority() throws Exception {
    var authority = LocalAuthority.open(directory.resolve("one"), CLOCK);
    var other = LocalAuthority.open(directory.resolve("other"), CLOCK);
    assertThatThrownBy(() -> handshake(authority.serverTls(), other.clientTls(), "127.0.0.1"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void staysTheSameOverARestart() throws Exception {
    String first = LocalAuthority.open(directory, CLOCK).pem();
    byte[] certificate = Files.readAllBytes(directory.resolve("server.p12"));
    assertThat(LocalAuthority.open(directory, CLOCK).pem()).isEqualTo(first);
    assertThat(Files.readAllBytes(directory.resolve("server.p12"))).isEqualTo(certificate);
  }

  @Test
  void renewsTheServersCertificateBeforeItEndsAndKeepsTheAuthority() throws Exception {
    String first = LocalAuthority.open(directory, CLOCK).pem();
    byte[] certificate = Files.readAllBytes(directory.resolve("server.p12"));
    var later = InstantSource.fixed(CLOCK.instant().plus(Duration.ofDays(368)));
    assertThat(LocalAuthority.open(directory, later).pem()).isEqualTo(first);
    assertThat(Files.readAllBytes(directory.resolve("server.p12"))).isNotEqualTo(certificate);
  }

  /** Whether a client that looks for {@code name} accepts the server's certificate. */
  private static boolean handshake(SSLContext server, SSLContext client, String name)
      throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    try (var listener = server.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      var serving = Thread.ofVirtual().start(() -> accept(listener));
      try (var plain = new Socket(loopback, listener.getLocalPort());
          var socket =
              (SSLSocket)
                  client
                      .getSocketFactory()
                      .createSocket(plain, name, listener.getLocalPort(), true)) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket.getSession().isValid();
      } finally {
        serving.join();
      }
    }
  }

  private static void accept(ServerSocket listener) {
    try (var socket = (SSLSocket) listener.accept()) {
      socket.startHandshake();
    } catch (IOException refused) {
      // The client says why; it is the side under test.
    }
  }
}
