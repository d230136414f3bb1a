package dev.bowline.host.policy;

import dev.bowline.contract.command.HostPath;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files and directories that the cloud may back up, and restore into.
 *
 * @param listed by the owner, none within another
 */
public record BackupPaths(List<HostPath> listed) {

  /** None. */
  public static final BackupPaths NONE = new BackupPaths(List.of());

  /** What the kernel makes up, and what is Bowline's own. */
  private static final List<HostPath> NEVER =
      Stream.of(
              "/proc",
              "/sys",
              "/dev",
              "/run",
              "/var/run",
              "/etc/bowline",
              "/usr/lib/bowline",
              "/var/lib/bowline",
              "/var/cache/bowline")
          .map(HostPath::new)
          .toList();

  /** What lies within another listed path is left out: it is allowed anyway. */
  public BackupPaths {
    List<HostPath> all = listed.stream().distinct().toList();
    listed =
        all.stream()
            .filter(path ->
                all.stream().noneMatch(other -> !other.equals(path) && path.isWithin(other)))
            .toList();
  }

  /** Whether {@code path} may be listed at all. */
  public static boolean canList(HostPath path) {
    return !path.text().equals("/") && !isForbidden(path);
  }

  /** Whether the path is listed, or within what is, and is not among what is never touched. */
  public boolean allow(HostPath path) {
    return !isForbidden(path) && listed.stream().anyMatch(path::isWithin);
  }

  /** What within the listed paths is never touched. */
  public static List<HostPath> never() {
    return NEVER;
  }

  private static boolean isForbidden(HostPath path) {
    return NEVER.stream().anyMatch(path::isWithin);
  }
}
