package dev.bowline.contract.inventory;

import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything a host reports of itself at one moment.
 *
 * @param asOf the host's clock when it looked
 * @param host facts
 * @param services those its policy lists, whether running or not
 */
public record Inventory(Instant asOf, HostFacts host, List<ServiceState> services) {

  /** The list is copied. */
  public Inventory {
    services = List.copyOf(services);
  }

  /** Its JSON object. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "as_of", asOf.toString(),
        "host", host.toFields(),
        "services", services.stream().map(ServiceState::toFields).toList());
  }

  /** Reads its JSON object. */
  public static Inventory of(Fields fields) {
    return new Inventory(
        fields.instant("as_of"),
        HostFacts.of(fields.object("host")),
        fields.list("services", ServiceState::of));
  }
}
