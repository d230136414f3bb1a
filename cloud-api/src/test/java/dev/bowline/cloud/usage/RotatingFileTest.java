package dev.bowline.cloud.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(TestingLogs.NOW);

  @Test
  void beginsAFileWithEachHourAndAtTheSizeLimit(@TempDir Path directory) throws Exception {
    RotatingFile file = new RotatingFile(new LogDirectory(directory), "i", now::get, 8);
    file.append("12345\n".getBytes(UTF_8));
    file.append("12345\n".getBytes(UTF_8));
    file.append("next\n".getBytes(UTF_8));
    now.set(TestingLogs.NOW.plusSeconds(3600));
    file.append("hour\n".getBytes(UTF_8));
    assertThat(new LogDirectory(directory).files())
        .extracting(LogFile::name)
        .containsExactly(
            "20560304T05.i.0000.jsonl", "20560304T05.i.0001.jsonl", "20560304T06.i.0002.jsonl");
    assertThat(directory.resolve("20560304T05.i.0000.jsonl")).hasContent("12345\n12345\n");
  }

  @Test
  void isReadableByItsOwnerAlone(@TempDir Path directory) throws Exception {
    new RotatingFile(new LogDirectory(directory), "i", now::get, 8).append(new byte[] {'\n'});
    Path file = new LogDirectory(directory).files().getFirst().path();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
