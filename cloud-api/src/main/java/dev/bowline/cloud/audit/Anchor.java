package dev.bowline.cloud.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A segment somebody remembers. Without one, whoever may write to the whole database can cut the
 * end off the chain, or write another; with one kept elsewhere, they are found out.
 */
record Anchor(long segment, String hash) {

  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

  /** The anchor written {@code NUMBER:HASH}, as a verification prints it. */
  static Optional<Anchor> parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    return parts.matches()
        ? Optional.of(new Anchor(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }
}
