package dev.bowline.cloud.audit;

import dev.bowline.cloud.platform.RowCursor;
import dev.bowline.cloud.problem.QueryParameters;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which entries of a tenant are wanted. An empty text is any.
 *
 * @param action what the action begins with, such as {@code key.}
 * @param from the earliest moment, included
 * @param to the latest moment, included
 * @param before the id below which the wanted ones lie
 */
record AuditFilter(
    long tenantId,
    String actor,
    String action,
    String subject,
    String ip,
    Instant from,
    Instant to,
    long before) {

  /** What the rows are called in cursors. */
  static final String ROWS = "audit";

  private static final Pattern WORD = Pattern.compile("[\\x20-\\x7e]{1,200}");

  /** What a request asks for; 400 for what means nothing. */
  static AuditFilter of(long tenantId, AuditParameters asked) {
    return new AuditFilter(
        tenantId,
        QueryParameters.matching("actor", asked.actor(), WORD),
        QueryParameters.matching("action", asked.action(), WORD),
        QueryParameters.matching("subject", asked.subject(), WORD),
        QueryParameters.address("ip", asked.ip()),
        QueryParameters.moment("from", asked.from(), QueryParameters.EARLIEST),
        QueryParameters.moment("to", asked.to(), QueryParameters.LATEST),
        asked.cursor() == null ? Long.MAX_VALUE : cursor(tenantId).last(asked.cursor()));
  }

  /** The cursor behind the entry {@code lastId}. */
  String cursorBehind(long lastId) {
    return cursor(tenantId).behind(lastId);
  }

  private static RowCursor cursor(long tenantId) {
    return new RowCursor(ROWS, tenantId);
  }

  /** The same below the entry {@code id}. */
  AuditFilter below(long id) {
    return new AuditFilter(tenantId, actor, action, subject, ip, from, to, id);
  }
}
