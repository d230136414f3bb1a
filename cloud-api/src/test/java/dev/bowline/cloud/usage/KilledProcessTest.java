package dev.bowline.cloud.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

  private static final int ANSWERS_BEFORE_DEATH = 3_000;

  @Test
  void losesNoAnsweredLineWhenTheProcessIsKilledUnderLoad(@TempDir Path directory)
      throws Exception {
    List<String> answered = new ArrayList<>();
    answered.addAll(answersOfAKilledProcess(directory, "first"));
    answered.addAll(answersOfAKilledProcess(directory, "second"));
    try (TestingLogs tables = TestingLogs.create()) {
      tables.packing(directory).round();
      List<String> packed = tables.all(1).stream().map(RequestLine::requestId).toList();
      assertThat(packed).doesNotHaveDuplicates().containsAll(answered);
      assertThat(packed.size() - answered.size())
          .as("lines written, but not answered any more")
          .isBetween(0, 8);
    }
  }

  private static List<String> answersOfAKilledProcess(Path directory, String name)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoggingProcess.class.getName(),
                directory.toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream output = process.getInputStream()) {
      StringBuilder text = new StringBuilder();
      byte[] buffer = new byte[8192];
      int lines = 0;
      while (lines < ANSWERS_BEFORE_DEATH) {
        String read = new String(buffer, 0, output.read(buffer), UTF_8);
        text.append(read);
        lines += (int) read.chars().filter(c -> c == '\n').count();
      }
      // Process.destroyForcibly would close the stream; its handle only kills.
      process.toHandle().destroyForcibly();
      text.append(new String(output.readAllBytes(), UTF_8));
      process.waitFor();
      return text.substring(0, text.lastIndexOf("\n")).lines().toList();
    }
  }
}
