package dev.bowline.host.resource.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** Renames by the handles of directories, which can be taken back in reverse order. */
final class Moves {

  private final Deque<Done> done = new ArrayDeque<>();

  private record Done(Path from, Path to) {}

  /** Renames {@code from} to {@code to}; the parents of both are reached through no link. */
  void move(Path from, Path to) throws IOException {
    rename(from, to);
    done.push(new Done(from, to));
  }

  /** Takes back all that can be taken back, the last first. */
  void undo() {
    while (!done.isEmpty()) {
      Done last = done.pop();
      try {
        rename(last.to(), last.from());
      } catch (IOException gone) {
        // Whoever took it away meanwhile has it; the rest still goes back.
      }
    }
  }

  static void rename(Path from, Path to) throws IOException {
    try (SecureDirectoryStream<Path> source = Walk.open(parent(from));
        SecureDirectoryStream<Path> target = Walk.open(parent(to))) {
      source.move(from.getFileName(), target, to.getFileName());
    }
  }

  static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("Nothing is above " + path);
    }
    return parent;
  }
}
