package dev.bowline.localstack.e2e;

import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import java.io.IOException;
import java.time.Duration;

/** A steady load on test server 1: one busy processor, downloads, writes to the disk. */
final class ServerLoad {

  private static final String UNIT = "bowline-load";

  private ServerLoad() {}

  static void start(Shell shell, Installation installation, Duration length) throws IOException {
    String download =
        "https://10.77.0.1:%d/download/bowline-agent.deb".formatted(installation.url().getPort());
    shell.onServer(
        1,
        "systemd-run",
        "--unit=" + UNIT,
        "--collect",
        "--property=RuntimeMaxSec=" + length.toSeconds(),
        "/bin/bash",
        "-c",
        """
        (while :; do :; done) &
        (while :; do curl -ksL --limit-rate 20M -o /dev/null %s; done) &
        while :; do dd if=/dev/zero of=/var/tmp/load bs=1M count=2 conv=fsync status=none; sleep 0.1; done
        """
            .formatted(download));
  }

  static void stop(Shell shell) throws IOException {
    shell.run("exec", "1", "systemctl", "stop", UNIT);
  }
}
