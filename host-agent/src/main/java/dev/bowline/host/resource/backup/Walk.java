package dev.bowline.host.resource.backup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.bowline.contract.command.HostPath;
import dev.bowline.host.policy.BackupPaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;

/** Goes down a path by the handles of its directories, so that no link leads anywhere else. */
final class Walk {

  private Walk() {}

  /**
   * Opens a directory.
   *
   * @throws IOException if a part of the path is a link or no directory
   */
  @SuppressWarnings("StreamResourceLeak") // Each step closes the one before; the caller the last.
  static SecureDirectoryStream<Path> open(Path directory) throws IOException {
    SecureDirectoryStream<Path> here = secure(Files.newDirectoryStream(Path.of("/")));
    for (Path name : directory) {
      here = step(here, name);
    }
    return here;
  }

  /** Opens {@code name} in {@code from}, which is closed in any case. */
  static SecureDirectoryStream<Path> step(SecureDirectoryStream<Path> from, Path name)
      throws IOException {
    try (from) {
      return from.newDirectoryStream(name, NOFOLLOW_LINKS);
    }
  }

  /** Whether something, be it a link, has this name. */
  static boolean has(SecureDirectoryStream<Path> directory, Path name) throws IOException {
    try {
      var _ =
          directory
              .getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
              .readAttributes();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Whether a part of the path, below what the owner lists and before its end, is a link. */
  static boolean leadsThroughLink(HostPath path, BackupPaths allowed) {
    Path end = Path.of(path.text());
    for (Path part = end.getParent(); part != null; part = part.getParent()) {
      if (HostPath.parse(part.toString()).filter(allowed::allow).isEmpty()) {
        return false;
      }
      if (Files.isSymbolicLink(part)) {
        return true;
      }
    }
    return false;
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) {
    return (SecureDirectoryStream<Path>) stream;
  }
}
