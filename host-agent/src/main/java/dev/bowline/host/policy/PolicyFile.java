package dev.bowline.host.policy;

import dev.bowline.contract.command.HostPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The policy as {@code /etc/bowline/policy.conf} has it, read anew each time it is asked for, so
 * that an edit counts from the next command on. Lines are {@code name = words}, and {@code #}
 * begins a comment; a name may stand on several lines.
 */
public final class PolicyFile implements Supplier<PolicyFile.Reading> {

  private final Path file;
  private final String owner;

  /** What the file says. */
  public sealed interface Reading {

    /** The owner's policy. */
    record Usable(Policy policy) implements Reading {}

    /** No policy can be had, so that nothing is allowed, for {@code reason}. */
    record Unusable(String reason) implements Reading {}

    /** The policy that holds: nothing is allowed without a usable file. */
    default Policy policy() {
      return switch (this) {
        case Usable(Policy policy) -> policy;
        case Unusable ignored -> Policy.NOTHING;
      };
    }
  }

  /** The policy in {@code file}, which must belong to {@code owner}. */
  public PolicyFile(Path file, String owner) {
    this.file = file;
    this.owner = owner;
  }

  @Override
  public Reading get() {
    try {
      PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
      if (!attributes.owner().getName().equals(owner)) {
        return new Reading.Unusable(file + " does not belong to " + owner);
      }
      if (isWritableByOthers(attributes.permissions())) {
        return new Reading.Unusable(file + " can be written by others than its owner");
      }
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      return new Reading.Unusable(file + " cannot be read");
    }
  }

  private static boolean isWritableByOthers(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private Reading parse(List<String> lines) {
    Draft draft = new Draft();
    for (String line : lines) {
      String text = line.replaceFirst("#.*", "").strip();
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals).strip();
      Optional<String> problem =
          text.isEmpty() ? Optional.empty() : draft.take(name, words(text.substring(equals + 1)));
      if (problem.isPresent()) {
        return new Reading.Unusable(file + " has " + problem.get());
      }
    }
    return new Reading.Usable(draft.policy());
  }

  /** What was read so far. */
  private static final class Draft {

    private final List<Glob> services = new ArrayList<>();
    private final Set<String> operations = new HashSet<>();
    private final List<HostPath> backupPaths = new ArrayList<>();
    private int backupUploadLimit;

    /** Takes the words of one line; what is wrong with it, if something is. */
    Optional<String> take(String name, List<String> words) {
      switch (name) {
        case "services" -> words.forEach(word -> services.add(new Glob(word)));
        case "operations" -> operations.addAll(words);
        case "backup_paths" -> {
          return words.stream().flatMap(word -> path(word).stream()).findFirst();
        }
        case "backup_upload_limit" -> {
          return limit(words);
        }
        default -> {
          return Optional.of("a line that is not understood: " + name);
        }
      }
      return Optional.empty();
    }

    Policy policy() {
      return new Policy(services, operations, new BackupPaths(backupPaths), backupUploadLimit);
    }

    private Optional<String> path(String word) {
      Optional<HostPath> path = HostPath.parse(word).filter(BackupPaths::canList);
      path.ifPresent(backupPaths::add);
      return path.isPresent()
          ? Optional.empty()
          : Optional.of("a path that cannot be backed up: " + word);
    }

    private Optional<String> limit(List<String> words) {
      if (words.size() != 1 || !words.getFirst().matches("[0-9]{1,7}")) {
        return Optional.of("a limit that is not a number of KiB/s");
      }
      backupUploadLimit = Integer.parseInt(words.getFirst());
      return Optional.empty();
    }
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,]+"));
  }
}
