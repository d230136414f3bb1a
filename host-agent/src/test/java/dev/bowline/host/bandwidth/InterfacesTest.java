package dev.bowline.host.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.host.bandwidth.Interfaces.Interface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterfacesTest {

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    write(
        "proc/net/dev",
        """
        Inter-|   Receive                                                |  Transmit
         face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop
            lo: 999 1 0 0 0 0 0 0 999 1 0 0 0 0 0 0
          eth0:5000000000 2 0 0 0 0 0 0 70 2 0 0 0 0 0 0
        docker0: 12 3 0 0 0 0 0 0 34 3 0 0 0 0 0 0
         gone0: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0
        """);
    write("proc/sys/kernel/random/boot_id", "0b0e7a0c-boot\n");
    Files.createDirectories(root.resolve("proc/self/ns"));
    Files.createSymbolicLink(root.resolve("proc/self/ns/net"), Path.of("net:[4026531840]"));
    write("sys/class/net/lo/ifindex", "1\n");
    write("sys/class/net/eth0/ifindex", "2\n");
    write("sys/class/net/eth0/device/vendor", "0x1af4\n");
    write("sys/class/net/docker0/ifindex", "3\n");
  }

  @Test
  void readsAllButLoopbackAndWhatIsGone() {
    Interfaces.Reading reading = new Interfaces(root).get();
    assertThat(reading.boot()).isEqualTo("0b0e7a0c-boot net:[4026531840]");
    assertThat(reading.interfaces())
        .containsExactly(
            new Interface("2", true, new Bytes(5_000_000_000L, 70)),
            new Interface("3", false, new Bytes(12, 34)));
    assertThat(reading.counted()).extracting(Interface::index).containsExactly("2");
  }

  @Test
  void readsThisMachine() {
    assertThat(new Interfaces(Path.of("/")).get().boot()).hasSizeGreaterThan(10);
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
