package dev.bowline.cloud.resource.service;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Host;
import dev.bowline.cloud.server.Snapshot;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.cloud.simulation.Ending;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.inventory.ServiceState;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The services that hosts reported, and those among them that may be named in a command. */
@Singleton
final class Services {

  private final VisibleServers servers;

  Services(VisibleServers servers) {
    this.servers = servers;
  }

  /** A service that its host has reported, on a server the caller may act on. */
  record Target(Host host, ServiceName name) {}

  Snapshot snapshot(Credential credential, @Nullable Long serverId) {
    return servers.snapshot(credential, serverId);
  }

  /**
   * The service {@code name}.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 400 when it is no service name, 404 when the
   *     host's last inventory does not list it
   */
  Target target(Credential credential, @Nullable Long serverId, String name) {
    ServiceName service = ServiceName.parse(name).orElseThrow(Services::malformed);
    Snapshot snapshot = servers.snapshot(credential, serverId);
    Host host = snapshot.server().host();
    if (!lists(snapshot, service) && !isThereToFail(host, service)) {
      throw Problem.of(
              Code.NOT_FOUND, "The server's policy lists no such service. GET the list first.")
          .exception();
    }
    return new Target(host, service);
  }

  private static boolean lists(Snapshot snapshot, ServiceName name) {
    return snapshot.inventory().map(Inventory::services).orElse(List.of()).stream()
        .anyMatch(service -> service.name().equals(name.text()) || isInstance(name, service));
  }

  private static boolean isThereToFail(Host host, ServiceName name) {
    return switch (host) {
      case Host.Real _ -> false;
      case Host.Simulated _ -> Ending.isProvokedBy(name.text());
    };
  }

  /** A host that lists a template, whose name ends in {@code @}, lists every instance of it. */
  private static boolean isInstance(ServiceName name, ServiceState service) {
    return service.name().endsWith("@")
        && name.text().startsWith(service.name())
        && name.text().length() > service.name().length();
  }

  private static RuntimeException malformed() {
    return Problem.of(
            Code.INVALID_PARAMETER,
            "A service name is a letter or digit, then up to 127 of letters, digits and @._:-")
        .exception();
  }
}
