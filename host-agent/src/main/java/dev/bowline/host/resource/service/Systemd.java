package dev.bowline.host.resource.service;

import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.host.system.Processes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The services of this host, seen and moved by {@code systemctl} with argument vectors. */
public final class Systemd {

  /** What can be done to a service. */
  public enum Verb {
    START("start"),
    STOP("stop"),
    RESTART("restart");

    private final String word;

    Verb(String word) {
      this.word = word;
    }
  }

  private static final String SUFFIX = ".service";
  private static final String PROPERTIES =
      "--property=Id,LoadState,Description,ActiveState,SubState,UnitFileState,MainPID"
          + ",ActiveEnterTimestamp";

  /** Longer than the 90 seconds that systemd itself gives a service by default. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private static final Duration LOOK = Duration.ofSeconds(20);

  private final Processes processes;

  /** The systemd that {@code processes} can reach. */
  public Systemd(Processes processes) {
    this.processes = processes;
  }

  /** Starts, stops or restarts the service and waits until that is done or has failed. */
  public Processes.Ended move(Verb verb, ServiceName service) {
    return processes.run(
        List.of("systemctl", "--no-ask-password", verb.word, "--", service.text() + SUFFIX),
        PATIENCE);
  }

  /** The state of the service; nothing if there is no such service. */
  public Optional<ServiceState> state(ServiceName service) {
    return states(List.of(service.text())).stream().findFirst();
  }

  /** The states of those of {@code names} that exist: services, then templates. */
  public List<ServiceState> states(List<String> names) {
    Map<Boolean, List<String>> templates =
        names.stream().collect(Collectors.partitioningBy(Systemd::isTemplate));
    return Stream.concat(
            shown(templates.getOrDefault(false, List.of())).stream(),
            templates.getOrDefault(true, List.of()).stream().map(Systemd::template))
        .toList();
  }

  private List<ServiceState> shown(List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> arguments =
        new ArrayList<>(List.of("systemctl", "show", "--timestamp=unix", PROPERTIES, "--"));
    names.forEach(name -> arguments.add(name + SUFFIX));
    return Arrays.stream(processes.run(arguments, LOOK).output().strip().split("\n\n"))
        .map(Systemd::properties)
        .filter(unit -> unit.containsKey("Id") && !"not-found".equals(unit.get("LoadState")))
        .map(Systemd::state)
        .toList();
  }

  /** The names of all services that run or could; a template's ends in {@code @}. */
  public NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    for (String what : List.of("list-units", "list-unit-files")) {
      processes
          .run(
              List.of(
                  "systemctl", what, "--type=service", "--all", "--plain", "--full", "--no-legend"),
              LOOK)
          .output()
          .lines()
          .map(line -> line.strip().split("\\s+", 2)[0])
          .filter(unit -> unit.endsWith(SUFFIX))
          .forEach(unit -> names.add(unit.substring(0, unit.length() - SUFFIX.length())));
    }
    return names;
  }

  private static boolean isTemplate(String name) {
    return name.endsWith("@");
  }

  /** systemd shows no state of a template: it never runs itself, only its instances do. */
  private static ServiceState template(String name) {
    return new ServiceState(name, "Template of services", "inactive", "template", "", 0, 0);
  }

  private static Map<String, String> properties(String unit) {
    Map<String, String> properties = new HashMap<>();
    for (String line : unit.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        properties.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return properties;
  }

  private static ServiceState state(Map<String, String> unit) {
    String id = unit.getOrDefault("Id", "");
    return new ServiceState(
        id.endsWith(SUFFIX) ? id.substring(0, id.length() - SUFFIX.length()) : id,
        unit.getOrDefault("Description", ""),
        unit.getOrDefault("ActiveState", ""),
        unit.getOrDefault("SubState", ""),
        unit.getOrDefault("UnitFileState", ""),
        number(unit.getOrDefault("MainPID", "")),
        number(unit.getOrDefault("ActiveEnterTimestamp", "").replace("@", "")) * 1000);
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
  }
}
