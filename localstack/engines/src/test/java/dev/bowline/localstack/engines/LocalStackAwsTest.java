package dev.bowline.localstack.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.bowline.localstack.engines.localstack.LocalStackProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a LocalStack of its own, the one that {@code localstack/up} has installed. */
@Tag("localstack")
class LocalStackAwsTest extends AwsPromises {

  @Override
  Engines start(Path directory) throws Exception {
    Path python = installed();
    if (!Files.exists(python)) {
      abort("LocalStack is not at " + python + ": localstack/up --engine localstack installs it");
    }
    return LocalStackEngines.start(new LocalStackProgram.Installed(python), directory, List.of());
  }

  /** Where {@code localstack/prerequisites} puts it. */
  private static Path installed() throws Exception {
    byte[] pins = Files.readAllBytes(Path.of("../engine/requirements.txt"));
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pins));
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    return cache.resolve("bowline/localstack-" + hash.substring(0, 12) + "/bin/python");
  }

  @Test
  void leavesNoProcessBehind(@TempDir Path directory) throws Exception {
    var program = new LocalStackProgram.Installed(installed());
    Set<ProcessHandle> others = ProcessHandle.current().descendants().collect(Collectors.toSet());
    List<ProcessHandle> started;
    try (var _ = LocalStackEngines.start(program, directory, List.of())) {
      started = ProcessHandle.current().descendants().filter(one -> !others.contains(one)).toList();
    }
    assertThat(started).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }
}
