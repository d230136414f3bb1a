package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  private static final TestRequest DOWNLOAD = TestRequest.of("GET", "/download/bowline-agent.deb");

  @Test
  void streamsThePackageToAnyone(@TempDir Path directory) throws Exception {
    byte[] content = "!<arch>\n".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
    Files.write(directory.resolve("bowline-agent.deb"), content);
    try (TestingCloud cloud =
        TestingServers.cloud(Map.of("bowline.download.directory", directory.toString()))) {

      TestAnswer answer = cloud.send(DOWNLOAD);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).contains("application/vnd.debian.binary-package");
      assertThat(answer.header("Content-Length")).contains(Integer.toString(content.length));
      assertThat(answer.body()).isEqualTo(content);
    }
  }

  @Test
  void saysWhereThePackageIsWhenItIsNotHere() {
    String elsewhere = "https://packages.example/bowline-agent.deb";
    try (TestingCloud cloud = TestingServers.cloud(Map.of("bowline.download.url", elsewhere))) {

      TestAnswer answer = cloud.send(DOWNLOAD);

      assertThat(answer.status()).isEqualTo(307);
      assertThat(answer.header("Location")).contains(elsewhere);
    }
  }

  @Test
  void saysWhatIsMissingWhenThereIsNoPackage() {
    TestAnswer answer = TestingServers.shared().send(DOWNLOAD);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.details()).contains("bowline.download.directory");
  }
}
