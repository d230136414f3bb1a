package dev.bowline.host.cli;

import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.metrics.Ring;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline metrics}. */
@Command(name = "metrics", mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--last", paramLabel = "N", description = "How many; 1 if not given.")
  private int last = 1;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  MetricsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (last < 1) {
      terminal.err().println("N must be at least 1");
      return Exit.USAGE;
    }
    if (Files.notExists(terminal.around().places().samples())) {
      terminal.err().println("The agent has taken no samples yet");
      return Exit.FAILED;
    }
    try (Ring ring = terminal.composition().samples()) {
      print(ring.last(last).stream().map(Ring.Numbered::sample).toList());
    }
    return Exit.OK;
  }

  private void print(List<Sample> samples) {
    if (json) {
      terminal
          .out()
          .println(
              Json.text(Fields.object("samples", samples.stream().map(Sample::toFields).toList())));
      return;
    }
    for (Sample sample : samples) {
      terminal
          .out()
          .printf(
              "%s  cpu %5.1f %%  memory %5.1f %%  disk %5.1f %%  rx %.2f  tx %.2f Mbps  load %.2f%n",
              sample.at(),
              sample.cpuPercent(),
              percent(sample.memory().used(), sample.memory().total()),
              percent(sample.disk().used(), sample.disk().used() + sample.disk().usable()),
              sample.network().rxMbps(),
              sample.network().txMbps(),
              sample.load().one());
    }
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
