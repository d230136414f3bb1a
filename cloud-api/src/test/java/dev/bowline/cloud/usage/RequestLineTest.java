package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestLineTest {

  @Test
  void isOneLineOfJsonAndComesBackEqual() {
    RequestLine line = TestingLogs.line(7, TestingLogs.NOW, "id");
    byte[] text = TestingLogs.FORMAT.write(line);
    assertThat(new String(text, StandardCharsets.UTF_8))
        .contains("\"time\":\"2056-03-04T05:06:07.891011Z\"", "\"request_id\":\"id\"")
        .endsWith("}\n")
        .containsOnlyOnce("\n");
    assertThat(TestingLogs.FORMAT.read(text)).contains(line);
  }

  @Test
  void readsLinesOfOlderAndOfNewerVersions() {
    String line =
        """
        {"time":"2026-01-01T00:00:00Z","method":"GET","path":"/v1/me","route":"/v1/me","status":200,\
        "ms":1.5,"ip":"::1","key":7,"tenant":1,"request_id":"id","actor":"key:7"}
        """;
    String newer = line.replace("}", ",\"later\":{\"x\":1}}");
    for (String text : List.of(line, newer)) {
      assertThat(TestingLogs.FORMAT.read(text.getBytes(StandardCharsets.UTF_8)))
          .hasValueSatisfying(read -> assertThat(read.scope()).isNull());
    }
  }

  @Test
  void keepsWhatIsEmpty() {
    RequestLine refused = withPath("/");
    assertThat(TestingLogs.FORMAT.read(TestingLogs.FORMAT.write(refused))).contains(refused);
  }

  @Test
  @DisplayName("row 96: CR, LF, ANSI and bidi characters in paths are escaped")
  void escapesWhatAPathMayHideInALog() {
    RequestLine line = withPath("/v1/\r\nfake \u001b[2J\u202e");
    assertThat(line.path()).isEqualTo("/v1/\\u000d\\u000afake \\u001b[2J\\u202e");
    assertThat(TestingLogs.FORMAT.write(line)).containsOnlyOnce('\n');
  }

  @Test
  @DisplayName("row 97: a secret put in the path by mistake does not reach the log")
  void hidesASecretInAPath() {
    assertThat(withPath("/v1/keys/sk_live_abcdefghijklmnop/x").path())
        .isEqualTo("/v1/keys/sk_redacted/x");
    assertThat(withPath("/v1/bs_abcdefghijklmnop").path()).isEqualTo("/v1/bs_redacted");
    assertThat(withPath("/v1/whsec_abcdefghijklmnop").path()).isEqualTo("/v1/whsec_redacted");
    assertThat(withPath("/download/be_abcdefghijklmnop").path()).isEqualTo("/download/be_redacted");
  }

  @Test
  void staysShortWhateverThePath() {
    assertThat(TestingLogs.FORMAT.write(withPath("/\u0001".repeat(5000)))).hasSizeLessThan(4096);
  }

  private static RequestLine withPath(String path) {
    return new RequestLine(
        Instant.EPOCH, "GET", path, "", 404, 0.5, "::1", null, 0, "id", "", null);
  }
}
