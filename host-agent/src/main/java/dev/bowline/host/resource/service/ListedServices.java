package dev.bowline.host.resource.service;

import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.host.policy.Glob;
import dev.bowline.host.policy.Policy;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The services that the host's policy lists, whether running or not. */
public final class ListedServices {

  private final Systemd systemd;

  /** Those of {@code systemd}. */
  public ListedServices(Systemd systemd) {
    this.systemd = systemd;
  }

  /** Their states, by name. Patterns are spread over what systemd knows. */
  public List<ServiceState> under(Policy policy) {
    NavigableSet<String> names = new TreeSet<>();
    policy.services().stream().filter(Glob::isLiteral).map(Glob::text).forEach(names::add);
    if (!policy.services().stream().allMatch(Glob::isLiteral)) {
      systemd.names().stream().filter(policy::lists).forEach(names::add);
    }
    return systemd.states(List.copyOf(names));
  }
}
