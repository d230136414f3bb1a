package dev.bowline.cloud.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.ProbeController;
import dev.bowline.cloud.testing.RawConnection;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where requests begin and end on a connection; on AWS the front sees to that. */
class FramingAttacksTest {

  private static final String BODY = "{\"text\":\"a\"}";

  private final TestingCloud cloud = TestingCloud.shared(Front.NETTY);
  private final SignedClient client = cloud.client(cloud.keys().create());

  @Test
  @DisplayName("row 31: a signed chunked POST works")
  void takesASignedChunkedPost() throws IOException {
    TestRequest request = client.sign(TestRequest.of("POST", "/v1/probe").json(BODY));
    try (RawConnection connection = cloud.connect()) {
      connection.send(head(request) + "Transfer-Encoding: chunked\r\n\r\n");
      connection.send("5\r\n" + BODY.substring(0, 5) + "\r\n");
      connection.send(
          Integer.toHexString(BODY.length() - 5) + "\r\n" + BODY.substring(5) + "\r\n0\r\n\r\n");
      assertThat(connection.read().status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("row 32: Content-Length and Transfer-Encoding together answer 400 and close")
  void refusesTwoLengths() throws IOException {
    TestRequest request = client.sign(TestRequest.of("POST", "/v1/probe").json(BODY));
    int before = runs();
    try (RawConnection connection = cloud.connect()) {
      connection.send(
          head(request)
              + "Content-Length: "
              + BODY.length()
              + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/health HTTP/1.1\r\n\r\n");
      assertRefused(connection.read(), 400, "REQUEST_MALFORMED");
      assertThat(connection.isClosedByServer()).isTrue();
    }
    assertThat(runs()).isEqualTo(before);
  }

  @Test
  @DisplayName("row 32: two Content-Lengths or another Transfer-Encoding answer 400 and close")
  void refusesUnclearLengths() throws IOException {
    for (String lengths :
        List.of(
            "Content-Length: 2\r\nContent-Length: 3\r\n",
            "Content-Length: +2\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: identity\r\n")) {
      try (RawConnection connection = cloud.connect()) {
        connection.send("POST /v1/probe HTTP/1.1\r\nHost: a\r\n" + lengths + "\r\n{}");
        assertRefused(connection.read(), 400, "REQUEST_MALFORMED");
        assertThat(connection.isClosedByServer()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("row 33: a GET with a JSON content type and no body answers 200")
  void takesAGetWithAContentType() {
    TestRequest request = client.sign(TestRequest.of("GET", "/v1/me"));
    assertThat(cloud.send(request.with("Content-Type", "application/json")).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("row 35: the unframed body of a DELETE is never run as a request")
  void neverRunsTheBodyOfADelete() throws IOException {
    TestRequest smuggled = client.sign(TestRequest.of("POST", "/v1/probe").json(BODY));
    TestRequest request = client.sign(TestRequest.of("DELETE", "/v1/probe"));
    int before = runs();
    try (RawConnection connection = cloud.connect()) {
      connection.send(
          head(request)
              + "\r\n"
              + head(smuggled)
              + "Content-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY);
      assertThat(connection.read().status()).isEqualTo(200);
      assertThat(connection.isClosedByServer()).isTrue();
    }
    assertThat(runs()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("row 36: a body over 1 MiB answers 413 before any look-up")
  void refusesAHugeBody() throws IOException {
    TestRequest request = client.sign(TestRequest.of("POST", "/v1/probe"));
    List<String> calls =
        cloud
            .aws()
            .during(() -> {
              try (RawConnection connection = cloud.connect()) {
                connection.send(head(request) + "Content-Length: 1048577\r\n\r\n");
                assertRefused(connection.read(), 413, "BODY_TOO_LARGE");
                assertThat(connection.isClosedByServer()).isTrue();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(calls).isEmpty();
  }

  @Test
  @DisplayName("row 36: a client that sends a huge body slowly can still read why it is refused")
  void letsASlowClientReadItsAnswer() throws Exception {
    TestRequest request = client.sign(TestRequest.of("POST", "/v1/probe"));
    try (RawConnection connection = cloud.connect()) {
      connection.send(head(request) + "Content-Length: 3000000\r\n\r\n");
      for (int i = 0; i < 30; i++) {
        Thread.sleep(Duration.ofMillis(50));
        connection.send("a".repeat(100_000));
      }
      assertRefused(connection.read(), 413, "BODY_TOO_LARGE");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  @DisplayName("row 36: a chunked body over 1 MiB answers 413 too")
  void refusesAHugeChunkedBody() throws IOException {
    TestRequest request = client.sign(TestRequest.of("POST", "/v1/probe"));
    String chunk = "40000\r\n" + "a".repeat(0x40000) + "\r\n";
    try (RawConnection connection = cloud.connect()) {
      connection.send(head(request) + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 5; i++) {
        connection.send(chunk);
      }
      assertRefused(connection.read(), 413, "BODY_TOO_LARGE");
    }
  }

  @Test
  @DisplayName("row 37: headers over 16 KiB answer 431")
  void refusesHugeHeaders() throws IOException {
    try (RawConnection connection = cloud.connect()) {
      connection.send(
          "GET /v1/health HTTP/1.1\r\nHost: a\r\nX-Long: " + "a".repeat(17_000) + "\r\n\r\n");
      assertRefused(connection.read(), 431, "HEADERS_TOO_LARGE");
      assertThat(connection.isClosedByServer()).isTrue();
    }
  }

  @Test
  @DisplayName("row 40: plain HTTP is refused, not redirected")
  void refusesPlainHttp() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), cloud.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET /v1/health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(new String(answer, StandardCharsets.ISO_8859_1))
          .doesNotContain("HTTP/1.1 2")
          .doesNotContain("HTTP/1.1 3");
    }
  }

  @Test
  void servesTheNextRequestOfAConnection() throws IOException {
    String get = "GET /v1/health HTTP/1.1\r\nHost: a\r\n\r\n";
    try (RawConnection connection = cloud.connect()) {
      connection.send(get + get);
      assertThat(connection.read().status()).isEqualTo(200);
      assertThat(connection.read().status()).isEqualTo(200);
      connection.send("HEAD /v1/health HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.readHead().status()).isEqualTo(200);
    }
  }

  private int runs() {
    return cloud.bean(ProbeController.class).runs();
  }

  private static String head(TestRequest request) {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target());
    head.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    request
        .headers()
        .forEach(line -> head.append(line.name()).append(": ").append(line.value()).append("\r\n"));
    return head.toString();
  }

  private static void assertRefused(TestAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("X-Request-Id")).hasValue("" + answer.json().get("request_id"));
  }
}
