package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.command.HostPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what callers write; what cannot be meant is a 400. */
final class BackupWords {

  private static final int LONGEST_NAME = 100;
  private static final int MOST_PATHS = 100;

  private BackupWords() {}

  /** A name: 1 to 100 printable characters. */
  static String name(String field, @Nullable String text) {
    if (text == null || text.isBlank() || !PrintableText.of(text, LONGEST_NAME).equals(text)) {
      throw Problem.of(
              Code.INVALID_BODY, field + " must be 1 to " + LONGEST_NAME + " printable characters.")
          .exception();
    }
    return text.strip();
  }

  /** Paths; absent is none. */
  static List<HostPath> paths(@Nullable List<String> texts) {
    if (texts == null) {
      return List.of();
    }
    if (texts.size() > MOST_PATHS) {
      throw Problem.of(Code.INVALID_BODY, "At most " + MOST_PATHS + " paths.").exception();
    }
    return texts.stream().map(BackupWords::path).distinct().toList();
  }

  /** One path. */
  static HostPath path(@Nullable String text) {
    return HostPath.parse(String.valueOf(text)).orElseThrow(() -> malformed(text));
  }

  /** One path, or none. */
  static @Nullable HostPath optionalPath(@Nullable String text) {
    return text == null ? null : path(text);
  }

  private static RuntimeException malformed(@Nullable String text) {
    return Problem.of(
            Code.PATH_INVALID,
            "Not an absolute path without empty, . and .. parts and control characters: " + text)
        .exception();
  }
}
