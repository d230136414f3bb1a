package dev.bowline.cloud.resource.backup;

import dev.bowline.contract.command.HostPath;
import java.util.List;
import java.util.stream.Collectors;

/** Paths as one text: a line each, since no path holds a line break. */
final class PathLines {

  private PathLines() {}

  static String of(List<HostPath> paths) {
    return paths.stream().map(HostPath::text).collect(Collectors.joining("\n"));
  }

  static List<HostPath> paths(String lines) {
    return texts(lines).stream().map(HostPath::new).toList();
  }

  static List<String> texts(String lines) {
    return lines.lines().toList();
  }
}
