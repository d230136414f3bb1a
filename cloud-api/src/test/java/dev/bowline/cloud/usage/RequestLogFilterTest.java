package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.RawConnection;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLogFilterTest {

  private final Path directory;
  private final TestingCloud cloud;
  private final TestKey key;

  RequestLogFilterTest(@TempDir Path directory) {
    this.directory = directory;
    this.cloud =
        TestingCloud.start(
            Front.NETTY, Map.of("bowline.request-log.directory", directory.toString()));
    this.key = cloud.keys().create();
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  void writesWhatWasAnsweredToWhomBeforeTheAnswerLeaves() throws IOException {
    RequestLine line = lineOf(cloud.client(key).get("/v1/me?x=1"));
    assertThat(line.method()).isEqualTo("GET");
    assertThat(line.path()).isEqualTo("/v1/me");
    assertThat(line.route()).isEqualTo("/v1/me");
    assertThat(line.status()).isEqualTo(200);
    assertThat(line.key()).isEqualTo(key.credential().number());
    assertThat(line.tenant()).isEqualTo(key.credential().tenantId());
    assertThat(line.actor()).isEqualTo("key:" + key.credential().number());
    assertThat(line.ip()).isEqualTo("127.0.0.1");
    assertThat(line.ms()).isBetween(0.0, 60_000.0);
  }

  @Test
  void writesARefusedRequestUnderTheKeyItNamedButProvenByNobody() throws IOException {
    TestRequest forged =
        cloud
            .client(key)
            .sign(TestRequest.of("GET", "/v1/me"))
            .without("X-Signature")
            .with("X-Signature", "0".repeat(64));
    RequestLine line = lineOf(cloud.send(forged));
    assertThat(line.status()).isEqualTo(401);
    assertThat(line.key()).isEqualTo(key.credential().number());
    assertThat(line.actor()).isEmpty();
  }

  @Test
  void writesWhatMatchesNoRoute() throws IOException {
    RequestLine line = lineOf(cloud.client(key).get("/v1/nothing"));
    assertThat(line.status()).isEqualTo(404);
    assertThat(line.endpoint()).isEqualTo("unmatched");
  }

  @Test
  void writesAnAnswerWithoutAKey() throws IOException {
    RequestLine line = lineOf(cloud.send(TestRequest.of("GET", "/v1/health")));
    assertThat(line.status()).isEqualTo(200);
    assertThat(line.key()).isNull();
  }

  @ParameterizedTest
  @DisplayName("row 96: requests that the front refuses are logged, cleaned")
  @ValueSource(
      strings = {
        "GET /v1/%2e HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /\u009b[2J HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST /v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n",
        "DELETE /v1/health HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
        "FOO /v1/health HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void writesWhatTheFrontRefuses(String request) throws IOException {
    try (RawConnection connection = cloud.connect()) {
      connection.send(request);
      TestAnswer answer = connection.read();
      RequestLine line = lineOf(answer);
      assertThat(line.status()).isEqualTo(answer.status()).isBetween(400, 499);
      assertThat(line.path()).doesNotContain("\u009b");
    }
  }

  @Test
  void writesARequestWhoseHeadersAreTooLarge() throws IOException {
    TestRequest large = TestRequest.of("GET", "/v1/health").with("X-Large", "a".repeat(20_000));
    assertThat(lineOf(cloud.send(large)).status()).isEqualTo(431);
  }

  private RequestLine lineOf(TestAnswer answer) throws IOException {
    String id = answer.header("X-Request-Id").orElseThrow();
    List<RequestLine> lines = lines().stream().filter(l -> l.requestId().equals(id)).toList();
    assertThat(lines).as("lines of %s", answer.text()).hasSize(1);
    return lines.getFirst();
  }

  private List<RequestLine> lines() throws IOException {
    List<LogFile> files = new LogDirectory(directory).files();
    assertThat(files).isNotEmpty();
    List<RequestLine> lines = new ArrayList<>();
    for (LogFile file : files) {
      file.read(Position.START).lines().stream()
          .map(TestingLogs.FORMAT::read)
          .map(Optional::orElseThrow)
          .forEach(lines::add);
    }
    return lines;
  }
}
