package dev.bowline.host.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLockTest {

  @TempDir private Path directory;

  @Test
  void isHeldByOneAtATime() {
    Path file = directory.resolve("lock");
    ProcessLock first = ProcessLock.tryTake(file).orElseThrow();
    assertThat(ProcessLock.tryTake(file)).isEmpty();
    first.close();
    try (ProcessLock second = ProcessLock.tryTake(file).orElseThrow()) {
      assertThat(ProcessLock.tryTake(file)).isEmpty();
      assertThat(second).isNotNull();
    }
  }
}
