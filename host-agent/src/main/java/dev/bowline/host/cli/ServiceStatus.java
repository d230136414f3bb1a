package dev.bowline.host.cli;

import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.resource.service.Systemd;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline service status all|NAME}. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class ServiceStatus implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "all|NAME", description = "The service, without .service.")
  private String name = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ServiceStatus(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (ServiceName.parse(name).isEmpty()) {
      terminal.err().println("Not a service name");
      return Exit.USAGE;
    }
    Systemd systemd = terminal.composition().systemd();
    List<ServiceState> states =
        systemd.states(name.equals("all") ? List.copyOf(systemd.names()) : List.of(name));
    if (states.isEmpty()) {
      terminal.err().println("There is no service " + name);
      return Exit.NOT_FOUND;
    }
    print(states);
    return Exit.OK;
  }

  private void print(List<ServiceState> states) {
    if (json) {
      terminal
          .out()
          .println(
              Json.text(
                  Fields.object("services", states.stream().map(ServiceState::toFields).toList())));
      return;
    }
    for (ServiceState state : states) {
      terminal
          .out()
          .printf(
              "%-32s %-12s %-12s %-10s %s%n",
              state.name(),
              state.activeState(),
              state.subState(),
              state.mainPid() == 0 ? "-" : state.mainPid(),
              state.description());
    }
  }
}
