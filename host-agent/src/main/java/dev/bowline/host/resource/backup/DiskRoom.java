package dev.bowline.host.resource.backup;

import dev.bowline.host.system.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a snapshot holds fits where it is to go, with some room left for the host. */
final class DiskRoom {

  private static final long LEFT_FREE = 64L << 20;

  private final Programs programs;

  DiskRoom(Programs programs) {
    this.programs = programs;
  }

  /** What there is too little of at {@code root}. */
  Optional<String> lacking(Path root, Inspection inspection) {
    try {
      long free = Files.getFileStore(root).getUsableSpace() - LEFT_FREE;
      if (inspection.bytes() > free) {
        return Optional.of(
            "it holds %s, and there is room for %s"
                .formatted(
                    ProgressText.size(inspection.bytes()), ProgressText.size(Math.max(0, free))));
      }
      return inspection.entries() > freeEntries(root)
          ? Optional.of("it has more entries than the file system can take")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(root + " is not there");
    }
  }

  /** Some file systems count no inodes; they say that there are none at all. */
  private long freeEntries(Path root) {
    long[] counts = {0, 0};
    int ignored =
        programs.run(
            List.of("stat", "--file-system", "--format=%c %d", "--", root.toString()),
            Map.of(),
            line -> {
              String[] words = line.split(" ", 2);
              counts[0] = Long.parseLong(words[0]);
              counts[1] = Long.parseLong(words[1]);
            });
    return counts[0] == 0 ? Long.MAX_VALUE : counts[1];
  }
}
