package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every node of a snapshot before anything of it is written, by what {@code restic ls
 * --json} prints. Whoever holds the repository's password may have made the snapshot, so that none
 * of it is believed: a node that is neither file, directory nor link, a name that is more than a
 * name, and two nodes of one name make the archive unsafe.
 */
final class Inspection {

  private static final Set<String> SAFE = Set.of("file", "dir", "symlink");

  /** What Go's JSON writes for bytes that are not UTF-8: such names cannot be told apart here. */
  private static final String REPLACED = "\ufffd";

  private final List<HostPath> wanted;
  private final Set<HostPath> found = new HashSet<>();
  private final Map<String, Owner> ancestors = new HashMap<>();
  private final List<String> lastNames = new ArrayList<>();
  private @Nullable String danger;
  private long entries;
  private long files;
  private long bytes;

  /**
   * Whose a directory is.
   *
   * @param mode permission bits, as chmod has them
   */
  record Owner(int uid, int gid, int mode) {

    /** Of a directory that nobody described. */
    static final Owner ROOT = new Owner(0, 0, 0755);
  }

  /** Looks for {@code wanted}, and counts what is at and below these paths. */
  Inspection(List<HostPath> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /** Takes one line of restic's. */
  void hear(String line) {
    try {
      Fields fields = Json.read(line);
      if (fields.optionalText("struct_type").filter("node"::equals).isPresent()) {
        look(fields);
      }
    } catch (WireException e) {
      unsafe("a node that is not understood");
    }
  }

  /** Why the archive is not to be restored. */
  Optional<String> danger() {
    return Optional.ofNullable(danger);
  }

  /** Of the wanted paths those that are not in it. */
  List<HostPath> missing() {
    return wanted.stream().filter(path -> !found.contains(path)).toList();
  }

  /** Nodes at and below the wanted paths. */
  long entries() {
    return entries;
  }

  /** Regular files among them. */
  long files() {
    return files;
  }

  /** What these hold; one with several names is counted as often. */
  long bytes() {
    return bytes;
  }

  /** Whose the directory above a wanted path was. */
  Owner owner(String directory) {
    return ancestors.getOrDefault(directory, Owner.ROOT);
  }

  private void look(Fields node) {
    String name = node.text("name");
    String path = node.text("path");
    String type = node.text("type");
    if (!SAFE.contains(type)) {
      unsafe("a node that is no file, directory or link: " + path);
    } else if (!isName(name) || !path.endsWith("/" + name) || !isClean(path)) {
      unsafe("a name that leads elsewhere: " + name);
    } else if (isTwin(path, name)) {
      unsafe("two nodes of one name: " + path);
    } else {
      count(node, path, type);
    }
  }

  private void count(Fields node, String path, String type) {
    Optional<HostPath> known = HostPath.parse(path);
    known.filter(wanted::contains).ifPresent(found::add);
    if (isWanted(path)) {
      entries++;
      if (type.equals("file")) {
        files++;
        // A size that no disk has must not make the sum small again.
        bytes = saturated(bytes, node.has("size") ? node.number("size") : 0);
      }
    } else if (type.equals("dir") && isAbove(path, wanted)) {
      ancestors.put(
          path,
          new Owner(
              node.smallNumber("uid"),
              node.smallNumber("gid"),
              (int) (node.number("mode") & 0777)));
    }
  }

  private static long saturated(long sum, long more) {
    return more < 0 || sum + more < 0 ? Long.MAX_VALUE : sum + more;
  }

  private boolean isWanted(String path) {
    return wanted.stream()
        .map(HostPath::text)
        .anyMatch(text -> path.equals(text) || path.startsWith(text + "/"));
  }

  private static boolean isAbove(String path, Collection<HostPath> wanted) {
    return wanted.stream().anyMatch(text -> text.text().startsWith(path + "/"));
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0;
  }

  private static boolean isClean(String path) {
    return !path.contains("//") && !(path + "/").contains("/../") && !(path + "/").contains("/./");
  }

  /** restic lists the nodes of a directory by name, each before what is below it. */
  private boolean isTwin(String path, String name) {
    int depth = (int) path.chars().filter(c -> c == '/').count();
    while (lastNames.size() > depth) {
      lastNames.removeLast();
    }
    while (lastNames.size() < depth) {
      lastNames.add("");
    }
    String before = lastNames.set(depth - 1, name);
    return before.equals(name) && !name.contains(REPLACED);
  }

  private void unsafe(String why) {
    if (danger == null) {
      danger = why;
    }
  }
}
