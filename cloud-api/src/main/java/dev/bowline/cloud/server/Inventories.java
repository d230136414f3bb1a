package dev.bowline.cloud.server;

import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.inventory.HostFacts;
import dev.bowline.contract.inventory.HostName;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.wire.Fields;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What each host last reported of itself. Its words are made printable before they are kept. */
@Singleton
final class Inventories {

  private static final int LONGEST_WORD = 256;
  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  private final ServerRepository servers;
  private final JsonMapper json;

  Inventories(ServerRepository servers, JsonMapper json) {
    this.servers = servers;
    this.json = json;
  }

  /** Replaces what was known. Services whose name no command could carry are left out. */
  void keep(long serverId, Inventory reported) {
    Inventory inventory = printable(reported);
    HostFacts host = inventory.host();
    servers.report(
        serverId,
        text(inventory),
        inventory.asOf(),
        host.hostname(),
        host.os(),
        host.agentVersion());
  }

  static Optional<Inventory> read(JsonMapper json, ServerRow row) {
    String text = row.inventory();
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Inventory.of(Fields.of(json.readValue(text, OBJECT))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(Inventory inventory) {
    try {
      return new String(json.writeValueAsBytes(inventory.toFields()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Inventory printable(Inventory inventory) {
    return new Inventory(
        inventory.asOf(),
        printable(inventory.host()),
        inventory.services().stream()
            .filter(service -> ServiceName.parse(service.name()).isPresent())
            .map(Inventories::printable)
            .toList());
  }

  private static HostFacts printable(HostFacts host) {
    return new HostFacts(
        HostName.parse(host.hostname()).map(HostName::text).orElse(printable(host.hostname())),
        printable(host.os()),
        printable(host.kernel()),
        printable(host.architecture()),
        host.cpus(),
        host.memoryBytes(),
        printable(host.agentVersion()),
        host.bootedAt());
  }

  private static ServiceState printable(ServiceState service) {
    return new ServiceState(
        service.name(),
        printable(service.description()),
        printable(service.activeState()),
        printable(service.subState()),
        printable(service.unitFileState()),
        service.mainPid(),
        service.since());
  }

  private static String printable(String text) {
    return PrintableText.of(text, LONGEST_WORD);
  }
}
