package dev.bowline.host.resource.service;

import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.command.Course;
import dev.bowline.host.command.Handler;
import dev.bowline.host.resource.service.Systemd.Verb;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Processes;
import java.util.function.Function;

/** Starts, stops and restarts services. */
public final class ServiceHandler implements Handler<ServiceCommand> {

  /** {@code systemctl} exits so for a unit that is not loaded (systemctl(1), "Exit status"). */
  private static final int NOT_LOADED = 5;

  private static final int LONGEST_MESSAGE = 500;

  private final Systemd systemd;
  private final Runnable changed;

  /**
   * A handler.
   *
   * @param changed called after each command, because the inventory may be another now
   */
  public ServiceHandler(Systemd systemd, Runnable changed) {
    this.systemd = systemd;
    this.changed = changed;
  }

  @Override
  public Resource resource() {
    return Resource.SERVICES;
  }

  @Override
  public Class<ServiceCommand> commands() {
    return ServiceCommand.class;
  }

  @Override
  public Outcome run(ServiceCommand command, Course course) {
    return move(command);
  }

  /** Carries out the command, for whomever. */
  public Outcome move(ServiceCommand command) {
    return switch (command) {
      case ServiceCommand.StartService(var service) ->
          move(Verb.START, service, ServiceOutcome.Started::new);
      case ServiceCommand.StopService(var service) ->
          move(Verb.STOP, service, ServiceOutcome.Stopped::new);
      case ServiceCommand.RestartService(var service) ->
          move(Verb.RESTART, service, ServiceOutcome.Restarted::new);
    };
  }

  private Outcome move(Verb verb, ServiceName service, Function<ServiceState, Outcome> done) {
    Processes.Ended ended = systemd.move(verb, service);
    Outcome outcome =
        ended.succeeded()
            ? systemd.state(service).map(done).orElseGet(() -> vanished(service))
            : failed(service, ended);
    changed.run();
    return outcome;
  }

  private static Outcome failed(ServiceName service, Processes.Ended ended) {
    return switch (ended.exit()) {
      case NOT_LOADED ->
          new Outcome.Failed("SERVICE_NOT_FOUND", "There is no service " + service.text());
      case Processes.TIMED_OUT ->
          new Outcome.Failed("TIMED_OUT", "systemd was not done after 100 seconds");
      default -> new Outcome.Failed("SERVICE_FAILED", message(ended.errors()));
    };
  }

  private static Outcome vanished(ServiceName service) {
    return new Outcome.Failed("SERVICE_NOT_FOUND", "The service " + service.text() + " is gone");
  }

  private static String message(String errors) {
    String line = Log.printable(errors.strip().lines().findFirst().orElse("systemctl failed"));
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) : line;
  }
}
