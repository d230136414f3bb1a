package dev.bowline.host.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    List<String> services = new ArrayList<>();
    List<String> operations = new ArrayList<>();
    for (String line : lines) {
      String text = line.replaceFirst("#.*", "").strip();
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals).strip();
      List<String> words = words(text.substring(equals + 1));
      switch (name) {
        case "" -> {}
        case "services" -> services.addAll(words);
        case "operations" -> operations.addAll(words);
        default -> {
          return new Reading.Unusable(file + " has a line that is not understood: " + name);
        }
      }
    }
    return new Reading.Usable(
        new Policy(
            services.stream().map(Glob::new).toList(),
            operations.stream().collect(Collectors.toUnmodifiableSet())));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,]+"));
  }
}
