package dev.bowline.host.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {

  @TempDir Path folder;

  @Test
  void replacesAFileThoughTheThreadIsInterrupted() throws Exception {
    Path file = Files.writeString(folder.resolve("ledger"), "old");
    Thread.currentThread().interrupt();

    DurableFile.replace(file, "new".getBytes(StandardCharsets.UTF_8));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("new");
  }

  @Test
  void replacesAFileHoweverOftenTheThreadIsInterruptedMeanwhile() throws Exception {
    Path file = folder.resolve("ledger");
    byte[] content = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < 20; i++) {
                DurableFile.replace(file, content);
              }
            });
    int interrupts = 0;
    while (writer.isAlive() && interrupts++ < 1_000) {
      writer.interrupt();
      writer.join(1);
    }
    writer.join();

    assertThat(file).hasBinaryContent(content);
    assertThat(interrupts).isPositive();
  }
}
