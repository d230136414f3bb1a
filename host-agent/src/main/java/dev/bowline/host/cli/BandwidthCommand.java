package dev.bowline.host.cli;

import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.host.bandwidth.Traffic;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline bandwidth}. */
@Command(name = "bandwidth", mixinStandardHelpOptions = true)
final class BandwidthCommand implements Callable<Integer> {

  private static final double GIGA = 1e9;

  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BandwidthCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Bandwidth> recorded = Traffic.recorded(terminal.around().places().bandwidth());
    if (recorded.isEmpty()) {
      terminal.err().println("The agent has counted no traffic yet");
      return Exit.FAILED;
    }
    print(recorded.get());
    return Exit.OK;
  }

  private void print(Bandwidth bandwidth) {
    if (json) {
      terminal.out().println(Json.text(bandwidth.toFields()));
      return;
    }
    for (Bandwidth.Month month : bandwidth.months()) {
      terminal
          .out()
          .printf(
              "%s  received %.2f GB  sent %.2f GB  together %.2f GB%n",
              month.month(),
              month.rxBytes() / GIGA,
              month.txBytes() / GIGA,
              (month.rxBytes() + month.txBytes()) / GIGA);
    }
  }
}
