package dev.bowline.host.cli;

import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.host.audit.Audit;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.resource.service.ServiceHandler;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bowline service start|stop|restart}: the handler that the cloud's commands use, without
 * the policy, which binds the cloud and not the host's owner. Each use is audited.
 */
@CommandLine.Command(mixinStandardHelpOptions = true)
final class ServiceMove implements Callable<Integer> {

  private final Terminal terminal;
  private final Function<ServiceName, ServiceCommand> command;

  @Parameters(paramLabel = "NAME", description = "The service, without .service.")
  private String name = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private ServiceMove(Terminal terminal, Function<ServiceName, ServiceCommand> command) {
    this.terminal = terminal;
    this.command = command;
  }

  static CommandLine start(Terminal terminal) {
    return new CommandLine(new ServiceMove(terminal, ServiceCommand.StartService::new));
  }

  static CommandLine stop(Terminal terminal) {
    return new CommandLine(new ServiceMove(terminal, ServiceCommand.StopService::new));
  }

  static CommandLine restart(Terminal terminal) {
    return new CommandLine(new ServiceMove(terminal, ServiceCommand.RestartService::new));
  }

  @Override
  public Integer call() {
    Optional<ServiceName> service = ServiceName.parse(name);
    if (service.isEmpty()) {
      terminal.err().println("Not a service name");
      return Exit.USAGE;
    }
    ServiceCommand asked = command.apply(service.get());
    Outcome outcome = new ServiceHandler(terminal.composition().systemd(), () -> {}).move(asked);
    String word = String.valueOf(outcome.toFields().get("outcome"));
    terminal
        .composition()
        .audit()
        .note(new Audit.Entry("shell." + asked.operation(), service.get().text(), word));
    terminal.out().println(json ? Json.text(outcome.toFields()) : sentence(outcome, word));
    return exit(outcome);
  }

  private String sentence(Outcome outcome, String word) {
    return switch (outcome) {
      case Outcome.Failed(String code, String message) -> name + " failed: " + code + " " + message;
      case ServiceOutcome done -> name + " " + word + ", " + done.service().activeState();
      case BackupOutcome ignored -> name + " " + word;
      case Outcome.Refreshed ignored -> name + " " + word;
      case Outcome.Refused(String code, String message) -> name + " " + code + " " + message;
      case Outcome.Interrupted(String message) -> name + " " + message;
      case Outcome.Unsupported(String operation) -> operation + " is not supported";
    };
  }

  private static int exit(Outcome outcome) {
    return switch (outcome) {
      case ServiceOutcome ignored -> Exit.OK;
      case BackupOutcome ignored -> Exit.OK;
      case Outcome.Refreshed ignored -> Exit.OK;
      case Outcome.Failed(String code, String ignored) when code.equals("SERVICE_NOT_FOUND") ->
          Exit.NOT_FOUND;
      case Outcome.Failed ignored -> Exit.FAILED;
      case Outcome.Refused ignored -> Exit.REFUSED;
      case Outcome.Interrupted ignored -> Exit.FAILED;
      case Outcome.Unsupported ignored -> Exit.FAILED;
    };
  }
}
