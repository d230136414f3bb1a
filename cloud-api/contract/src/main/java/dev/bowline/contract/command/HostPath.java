package dev.bowline.contract.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An absolute path on a host in its only spelling: at most 4,095 bytes of UTF-8 (PATH_MAX of Linux
 * less its NUL), no part empty, {@code .} or {@code ..}, no control characters, no trailing slash
 * but in {@code /} itself. What stands at it, and where its links lead, is the host's to judge.
 */
public record HostPath(String text) {

  private static final int LONGEST = 4_095;

  /** Refuses any other shape. */
  public HostPath {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("Not an absolute path");
    }
  }

  /** The path written {@code text}, or nothing when it has another shape. */
  public static Optional<HostPath> parse(String text) {
    return isWellFormed(text) ? Optional.of(new HostPath(text)) : Optional.empty();
  }

  /** Whether this is {@code other} or lies below it. */
  public boolean isWithin(HostPath other) {
    return text.equals(other.text)
        || text.startsWith(other.text.equals("/") ? "/" : other.text + "/");
  }

  private static boolean isWellFormed(String text) {
    if (!text.startsWith("/") || text.codePoints().anyMatch(HostPath::isUnfit)) {
      return false;
    }
    boolean isShort = text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    return isShort
        && (text.equals("/")
            || Arrays.stream(text.substring(1).split("/", -1)).allMatch(HostPath::isName));
  }

  private static boolean isName(String part) {
    return !part.isEmpty() && !part.equals(".") && !part.equals("..");
  }

  private static boolean isUnfit(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }
}
