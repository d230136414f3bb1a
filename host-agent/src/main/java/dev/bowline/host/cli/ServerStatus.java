package dev.bowline.host.cli;

import dev.bowline.contract.inventory.HostFacts;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.status.StatusFile;
import dev.bowline.host.status.StatusFile.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline server status}. */
@Command(name = "status", mixinStandardHelpOptions = true)
final class ServerStatus implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ServerStatus(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, Object> fields = fields();
    if (json) {
      terminal.out().println(Json.text(fields));
    } else {
      fields.forEach((name, value) -> terminal.out().printf("%-14s %s%n", name, value));
    }
    return fields.get("server_id") == null ? Exit.NOT_ENROLLED : Exit.OK;
  }

  private Map<String, Object> fields() {
    HostFacts facts = terminal.composition().host().facts();
    Map<String, Object> fields = Fields.object();
    Optional<Identity> identity = Identity.in(terminal.around().places().identity());
    fields.put("enrolled", identity.isPresent());
    identity.ifPresent(known -> {
      fields.put("server_id", known.serverId());
      fields.put("cloud", known.cloud().toString());
    });
    new StatusFile(terminal.around().places().status())
        .read()
        .ifPresent(standing -> put(fields, standing));
    fields.putAll(facts.toFields());
    return fields;
  }

  private static void put(Map<String, Object> fields, Standing standing) {
    fields.put("connection", standing.connection().name());
    fields.put("since", standing.since().toString());
    fields.put("detail", standing.detail());
  }
}
