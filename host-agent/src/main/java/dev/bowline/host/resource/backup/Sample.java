package dev.bowline.host.resource.backup;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Some regular files of a snapshot, each as likely as any other (reservoir sampling, Vitter's
 * algorithm R), of those that are not too large for a trial; where all are, the smallest of them,
 * so that there is no proof by nothing at all.
 */
final class Sample {

  private static final int MOST = 64;
  private static final long LARGEST = 16L << 20;

  private final RandomGenerator random;
  private final List<Member> files = new ArrayList<>();
  private long seen;
  private @Nullable Member smallest;

  /** One file of the sample. */
  record Member(String path, long size) {}

  Sample(RandomGenerator random) {
    this.random = random;
  }

  /** Takes one line of {@code restic ls --json}. */
  void hear(String line) {
    try {
      Fields node = Json.read(line);
      boolean isFile = node.optionalText("type").filter("file"::equals).isPresent();
      long size = node.has("size") ? node.number("size") : 0;
      // A name whose bytes are not UTF-8 cannot be asked for.
      if (isFile && !node.text("path").contains("\ufffd")) {
        look(new Member(node.text("path"), size));
      }
    } catch (WireException notANode) {
      // What is not understood is not drawn.
    }
  }

  /** What was drawn. */
  List<Member> files() {
    return files.isEmpty() && smallest != null ? List.of(smallest) : List.copyOf(files);
  }

  private void look(Member file) {
    if (smallest == null || file.size() < smallest.size()) {
      smallest = file;
    }
    if (file.size() <= LARGEST) {
      draw(file);
    }
  }

  private void draw(Member file) {
    seen++;
    if (files.size() < MOST) {
      files.add(file);
    } else {
      long place = random.nextLong(seen);
      if (place < MOST) {
        files.set((int) place, file);
      }
    }
  }
}
