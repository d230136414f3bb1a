package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.HostPath;
import dev.bowline.host.system.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Devices and pipes. A snapshot with one of them would never be restored, because an archive that
 * makes devices is not to be trusted; so they are left out, and what uses them makes them anew.
 * restic leaves out sockets by itself.
 */
final class SpecialFiles {

  private final Programs programs;

  SpecialFiles(Programs programs) {
    this.programs = programs;
  }

  /** Those at and below the paths; a name with a line feed in it is not found. */
  List<String> within(List<HostPath> paths) {
    List<String> arguments = new ArrayList<>(List.of("find"));
    paths.forEach(path -> arguments.add(path.text()));
    arguments.addAll(List.of("(", "-type", "b", "-o", "-type", "c", "-o", "-type", "p", ")"));
    List<String> found = new ArrayList<>();
    int ignored = programs.run(arguments, Map.of(), found::add);
    return found;
  }
}
