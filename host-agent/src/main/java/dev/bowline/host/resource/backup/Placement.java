package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.HostPath;
import dev.bowline.host.system.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts what was restored into a staging directory where it belongs, by renaming alone: nothing is
 * ever written through a link or into a file that stood there. What stood in the way is moved
 * aside. All of it happens, or none.
 */
final class Placement {

  /** How the name of a staging directory begins. */
  static final String STAGING = ".bowline-restore-";

  private static final String BEFORE = ".before-";
  private static final int LONGEST_NAME = 255;
  private static final int ROOM_FOR_SUFFIX = 32;

  private final JobFolder folder;
  private final String date;
  private final Function<String, Inspection.Owner> owners;
  private final Programs programs;
  private final Moves moves = new Moves();
  private final List<HostPath> replaced = new ArrayList<>();
  private Plan plan = new Plan(List.of(), List.of());
  private int made;

  /**
   * A placement on {@code date}.
   *
   * @param owners of directories that have to be made, by their path in the snapshot
   */
  Placement(
      JobFolder folder, String date, Function<String, Inspection.Owner> owners, Programs programs) {
    this.folder = folder;
    this.date = date;
    this.owners = owners;
    this.programs = programs;
  }

  /** Makes a staging directory in {@code root}, on the file system of what goes there. */
  Path stage(Path root) throws IOException {
    // Fails when the root is a link, or below one.
    Walk.open(root).close();
    Path staging = root.resolve(STAGING + folder.id());
    plan = new Plan(added(plan.staging(), staging), plan.moves());
    folder.write(plan);
    return Files.createDirectory(
        staging,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Puts every target from its staging directory; on failure nothing is changed. */
  List<HostPath> place(Map<Target, Path> stagings) throws IOException {
    try {
      for (Map.Entry<Target, Path> entry : stagings.entrySet()) {
        Target target = entry.getKey();
        if (target.isRoot()) {
          fill(target, entry.getValue());
        } else {
          put(target, entry.getValue());
        }
      }
      return List.copyOf(replaced);
    } catch (IOException e) {
      moves.undo();
      throw e;
    }
  }

  /** Deletes the staging directories. */
  void cleanUp() {
    plan.staging().forEach(Trees::delete);
  }

  /** Undoes what a cut left half done, by the plan. */
  static void repair(Plan plan) {
    for (Plan.Move move : plan.moves().reversed()) {
      try (SecureDirectoryStream<Path> parent = Walk.open(Moves.parent(move.place()))) {
        if (!Walk.has(parent, move.place().getFileName())) {
          Moves.rename(move.aside(), move.place());
        }
      } catch (IOException neverMoved) {
        // It stands where it stood.
      }
    }
    plan.staging().forEach(Trees::delete);
  }

  private void put(Target target, Path staging) throws IOException {
    Path place = target.placePath();
    makeParents(target, staging);
    try (SecureDirectoryStream<Path> parent = Walk.open(Moves.parent(place))) {
      if (Walk.has(parent, place.getFileName())) {
        moveAside(place, aside(parent, place));
      }
    }
    moves.move(target.staged(staging), place);
  }

  private void moveAside(Path place, Path aside) throws IOException {
    plan = plan.with(new Plan.Move(place, aside));
    folder.write(plan);
    moves.move(place, aside);
    HostPath.parse(aside.toString()).ifPresent(replaced::add);
  }

  /** A directory that the policy lists may be a mount, so its content is exchanged instead. */
  private void fill(Target target, Path staging) throws IOException {
    Path root = target.rootPath();
    Path staged = target.staged(staging);
    FileTime modified = Files.getLastModifiedTime(staged);
    List<Path> old = names(root).stream().filter(Placement::isForeign).toList();
    if (!old.isEmpty()) {
      Path aside;
      try (SecureDirectoryStream<Path> here = Walk.open(root)) {
        aside = root.resolve(free(here, BEFORE + date));
      }
      makeDirectory(staging, aside, new Inspection.Owner(0, 0, 0700));
      HostPath.parse(aside.toString()).ifPresent(replaced::add);
      for (Path name : old) {
        moves.move(root.resolve(name), aside.resolve(name));
      }
    }
    for (Path name : names(staged)) {
      moves.move(staged.resolve(name), root.resolve(name));
    }
    copyAttributes(staged, root);
    Files.setLastModifiedTime(root, modified);
  }

  private void copyAttributes(Path from, Path to) throws IOException {
    int exit =
        programs.run(
            List.of("cp", "-aT", "--attributes-only", "--", from.toString(), to.toString()),
            Map.of(),
            line -> {});
    if (exit != 0) {
      throw new IOException("The attributes of " + to + " could not be set");
    }
  }

  private void makeParents(Target target, Path staging) throws IOException {
    Path root = target.rootPath();
    Path place = target.placePath();
    Path parent = root;
    for (Path name : root.relativize(Moves.parent(place))) {
      if (name.toString().isEmpty()) {
        return;
      }
      parent = parent.resolve(name);
      try (SecureDirectoryStream<Path> above = Walk.open(Moves.parent(parent))) {
        if (!Walk.has(above, name)) {
          makeDirectory(staging, parent, owners.apply(inSnapshot(target, parent)));
        }
      }
    }
  }

  /** A directory above a place in a folder is described by the one above its source. */
  private static String inSnapshot(Target target, Path directory) {
    String prefix =
        target
            .place()
            .text()
            .substring(0, target.place().text().length() - target.source().text().length());
    String text = directory.toString();
    return text.startsWith(prefix) ? text.substring(prefix.length()) : "";
  }

  /** Made in private and then renamed, so that it appears as it is to be. */
  private void makeDirectory(Path staging, Path directory, Inspection.Owner owner)
      throws IOException {
    Path fresh = staging.resolve("made-" + made++);
    Files.createDirectory(fresh);
    Files.setAttribute(fresh, "unix:uid", owner.uid());
    Files.setAttribute(fresh, "unix:gid", owner.gid());
    Files.setAttribute(fresh, "unix:mode", owner.mode());
    moves.move(fresh, directory);
  }

  private Path aside(SecureDirectoryStream<Path> parent, Path place) throws IOException {
    String name = shortened(String.valueOf(place.getFileName()));
    return place.resolveSibling(free(parent, name + BEFORE + date));
  }

  private static String free(SecureDirectoryStream<Path> parent, String stem) throws IOException {
    int n = 1;
    while (Walk.has(parent, Path.of(stem + "-" + n))) {
      n++;
    }
    return stem + "-" + n;
  }

  private static String shortened(String name) {
    String text = name;
    while (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME - ROOM_FOR_SUFFIX) {
      text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
    }
    return text;
  }

  private static List<Path> names(Path directory) throws IOException {
    List<Path> names = new ArrayList<>();
    try (SecureDirectoryStream<Path> stream = Walk.open(directory)) {
      stream.forEach(path -> names.add(path.getFileName()));
    }
    return names;
  }

  private static boolean isForeign(Path name) {
    return !name.toString().startsWith(STAGING);
  }

  private static List<Path> added(List<Path> paths, Path path) {
    List<Path> more = new ArrayList<>(paths);
    more.add(path);
    return more;
  }
}
