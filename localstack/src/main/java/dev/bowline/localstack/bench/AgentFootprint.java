package dev.bowline.localstack.bench;

import dev.bowline.localstack.client.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/**
 * What the agent costs its server: resident memory, processor time over a quiet minute, and how
 * long it takes from its start to the first sample it keeps.
 */
record AgentFootprint(Shell shell) {

  private static final long MINUTE_SECONDS = 60;

  /** USER_HZ, in which /proc/PID/stat counts (proc(5)). */
  private static final double TICKS_PER_SECOND = 100;

  private static final String FIRST_SAMPLE =
      """
      systemctl stop bowline-agent
      samples=/var/lib/bowline/samples
      touch -d @946684800 "$samples"
      start=$(date +%s%3N)
      systemctl start bowline-agent
      until [ "$(stat -c %Y "$samples")" -gt 946684800 ]; do sleep 0.02; done
      echo $(($(date +%s%3N) - start))
      """;

  Row row() throws IOException, InterruptedException {
    String process =
        shell.onServer(1, "systemctl", "show", "--property=MainPID", "--value", "bowline-agent");
    long before = ticks(process);
    TimeUnit.SECONDS.sleep(MINUTE_SECONDS);
    long after = ticks(process);
    return new Row(
        "Agent: resident memory, processor time in a quiet minute, start to first sample",
        "%.0f MB, %.2f s, %.1f s"
            .formatted(
                residentMegabytes(process), (after - before) / TICKS_PER_SECOND, firstSample()),
        "two readings a second apart make a sample; the package is %.0f MB"
            .formatted(packageMegabytes()));
  }

  /** In seconds by the server's own clock. The ring of samples is appended to in place. */
  private double firstSample() throws IOException {
    return Long.parseLong(shell.onServer(1, "bash", "-c", FIRST_SAMPLE)) / 1e3;
  }

  /** User and system time: fields 14 and 15 of /proc/PID/stat, of which two precede the state. */
  private long ticks(String process) throws IOException {
    String stat = shell.onServer(1, "cat", "/proc/" + process + "/stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private double residentMegabytes(String process) throws IOException {
    String rollup = shell.onServer(1, "cat", "/proc/" + process + "/smaps_rollup");
    String line = rollup.lines().filter(each -> each.startsWith("Rss:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
  }

  private double packageMegabytes() throws IOException {
    return Files.size(shell.directory().resolveSibling("host-agent/target/bowline-agent.deb"))
        / 1e6;
  }
}
