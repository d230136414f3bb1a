package dev.bowline.cloud.usage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.PrintableText;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One answered request. Every text is made printable and cut to a length at which a line stays
 * under 2 KiB; a query string, a header or a body never stands here, because they may hold secrets.
 *
 * @param time when it was answered, in whole microseconds
 * @param path as signed: without /api/external and without the query
 * @param route the template that matched, such as {@code /v1/servers/{id}}; empty when none did
 * @param ms from the first filter to the answer
 * @param key the number of the key that the request named, proven or not; null when it named none
 * @param tenant of that key; 0 when unknown
 * @param actor who the request proved to come from; empty when nobody
 * @param scope the one by which the request was let through, such as {@code server:read}; null when
 *     none was needed, when it was refused before, and in lines of versions that did not note it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
public record RequestLine(
    Instant time,
    String method,
    String path,
    String route,
    int status,
    double ms,
    String ip,
    @Nullable Long key,
    long tenant,
    String requestId,
    String actor,
    @Nullable String scope) {

  private static final Pattern SECRET =
      Pattern.compile("\\b(m?sk|be|bs|pc|whsec)_[A-Za-z0-9_]{8,}");

  private static final int PATH_LIMIT = 512;
  private static final int WORD_LIMIT = 64;

  /** Cleans every text. */
  public RequestLine {
    time = time.truncatedTo(ChronoUnit.MICROS);
    method = PrintableText.of(method, WORD_LIMIT);
    path = PrintableText.of(withoutSecrets(path), PATH_LIMIT);
    ip = PrintableText.of(ip, WORD_LIMIT);
    actor = PrintableText.of(actor, WORD_LIMIT);
  }

  /** Where the line belongs: {@code key:7}, or {@code other} when it named no key. */
  String subject() {
    return key == null ? "other" : subject(key);
  }

  /** The subject of a key's lines. */
  static String subject(long key) {
    return "key:" + key;
  }

  /** Where the counts of the tenant {@code tenant} belong. */
  static String tenantSubject(long tenant) {
    return "tenant:" + tenant;
  }

  /** What is counted as one endpoint; unmatched paths are one, lest strangers invent endpoints. */
  String endpoint() {
    return route.isEmpty() ? "unmatched" : method + " " + route;
  }

  /** Somebody who mistakes where a secret belongs must not find it in a log. */
  private static String withoutSecrets(String path) {
    return SECRET.matcher(path).replaceAll("$1_redacted");
  }
}
