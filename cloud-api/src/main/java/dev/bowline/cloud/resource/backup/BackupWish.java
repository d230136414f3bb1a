package dev.bowline.cloud.resource.backup;

import dev.bowline.contract.command.HostPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup that somebody wants.
 *
 * @param paths empty stands for all that the host's policy lists
 * @param scheduleId the schedule that wants it; null when it is a person or a program
 */
record BackupWish(String name, List<HostPath> paths, @Nullable Long scheduleId) {
  BackupWish {
    paths = List.copyOf(paths);
  }
}
