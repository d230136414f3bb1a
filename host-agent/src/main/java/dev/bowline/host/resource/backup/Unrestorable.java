package dev.bowline.host.resource.backup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.bowline.contract.command.HostPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must not get into a snapshot: devices, pipes and sockets, because an archive that makes such
 * things is not trusted when it is to be restored, so that one pipe would lose the whole backup;
 * and file systems that the kernel makes up, as they are mounted in a {@code chroot}.
 */
final class Unrestorable {

  private static final Set<String> MADE_UP =
      Set.of(
          "autofs",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "debugfs",
          "devpts",
          "devtmpfs",
          "fusectl",
          "mqueue",
          "proc",
          "pstore",
          "securityfs",
          "sysfs",
          "tracefs");

  private Unrestorable() {}

  /** Patterns of restic for all of that at and below the paths. What cannot be read is left out. */
  static List<String> within(List<HostPath> paths) {
    List<String> patterns = new ArrayList<>();
    try {
      for (HostPath path : paths) {
        Files.walkFileTree(Path.of(path.text()), new Search(patterns));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look through " + paths, e);
    }
    return patterns;
  }

  private static final class Search extends SimpleFileVisitor<Path> {

    private final List<String> patterns;
    private long device = -1;

    Search(List<String> patterns) {
      this.patterns = patterns;
    }

    /** Only where another file system begins is it asked what that is. */
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      long here = ((Number) Files.getAttribute(directory, "unix:dev", NOFOLLOW_LINKS)).longValue();
      if (here != device) {
        if (MADE_UP.contains(Files.getFileStore(directory).type())) {
          add(directory);
          return FileVisitResult.SKIP_SUBTREE;
        }
        device = here;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isOther()) {
        add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** restic will say of it that it cannot be read, and count it. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    /** A byte that is no text is any character to the pattern. */
    private void add(Path path) {
      patterns.add(Restic.literal(path.toString()).replace('\ufffd', '?'));
    }
  }
}
