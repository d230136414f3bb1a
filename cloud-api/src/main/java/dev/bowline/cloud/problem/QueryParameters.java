package dev.bowline.cloud.problem;

import dev.bowline.cloud.exchange.ExportFormat;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameters of queries, read; what means nothing is a 400 that names the parameter. */
public final class QueryParameters {

  /** The earliest moment that a parameter may name. */
  public static final Instant EARLIEST = Instant.EPOCH;

  /** The latest moment that a parameter may name. */
  public static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private QueryParameters() {}

  /** A number of rows from 1 to {@code most}; {@code usual} when none was sent. */
  public static int limit(@Nullable Integer sent, int usual, int most) {
    if (sent == null) {
      return usual;
    }
    if (sent < 1 || sent > most) {
      throw wrong("limit must be 1 to " + most);
    }
    return sent;
  }

  /** A text that matches {@code pattern} as a whole; empty when none was sent. */
  public static String matching(String name, @Nullable String sent, Pattern pattern) {
    if (sent == null) {
      return "";
    }
    if (!pattern.matcher(sent).matches()) {
      throw wrong(name + " must match " + pattern);
    }
    return sent;
  }

  /** A moment in UTC, as ISO 8601 writes it; {@code otherwise} when none was sent. */
  public static Instant moment(String name, @Nullable String sent, Instant otherwise) {
    try {
      Instant moment = sent == null ? otherwise : Instant.parse(sent);
      if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
        return moment;
      }
    } catch (DateTimeException e) {
      // Answered below, like a moment out of all range.
    }
    throw wrong(name + " must be a moment such as 2026-01-31T12:00:00Z");
  }

  /** An IPv4 or IPv6 address, written as logs write it; empty when none was sent. */
  public static String address(String name, @Nullable String sent) {
    try {
      return sent == null ? "" : InetAddress.ofLiteral(sent).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw wrong(name + " must be an IP address");
    }
  }

  /** How a file is wanted. */
  public static ExportFormat format(String sent) {
    return ExportFormat.parse(sent).orElseThrow(() -> wrong("format must be csv or json"));
  }

  /** A 400 with what to do about it. */
  public static ProblemException wrong(String details) {
    return Problem.of(Code.INVALID_PARAMETER, details).exception();
  }
}
