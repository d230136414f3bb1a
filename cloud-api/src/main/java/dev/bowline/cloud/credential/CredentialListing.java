package dev.bowline.cloud.credential;

import dev.bowline.cloud.platform.RowOrder;
import dev.bowline.cloud.problem.QueryParameters;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request for credentials, as sent.
 *
 * @param status {@code active}, {@code revoked} or {@code expired}
 * @param q a part of the name, in whatever case
 * @param sort {@code created_at} or {@code -created_at}
 */
@Introspected
public record CredentialListing(
    @QueryValue @Nullable String cursor,
    @QueryValue @Nullable Integer limit,
    @QueryValue @Nullable String status,
    @QueryValue @Nullable String q,
    @QueryValue @Nullable String sort) {

  /** Asks for all of them, the newest first. */
  public static final CredentialListing ALL = new CredentialListing(null, null, null, null, null);

  /**
   * The SQL after WHERE that finds a page of a table of credentials: those behind {@code :last}, in
   * order of their making.
   */
  public static final String PAGE =
      """
      tenant_id = :tenantId
        AND CASE WHEN :rises THEN id > :last ELSE id < :last END
        AND (:namePart = '' OR strpos(lower(name), :namePart) > 0)
        AND (:status = '' OR :status = CASE
          WHEN status = 'REVOKED' THEN 'revoked'
          WHEN expires_at <= :now THEN 'expired' ELSE 'active' END)
      ORDER BY CASE WHEN :rises THEN id ELSE -id END LIMIT :most
      """;

  private static final Set<String> STATUSES = Set.of("active", "revoked", "expired");

  /** The order; 400 for none. */
  public RowOrder order() {
    return RowOrder.of(sort);
  }

  /** The only status to be listed, empty for all; 400 for none. */
  public String onlyStatus() {
    if (status != null && !STATUSES.contains(status)) {
      throw QueryParameters.wrong("status is active, revoked or expired");
    }
    return status == null ? "" : status;
  }

  /** What stands somewhere in the name, in lower case; empty for whatever name. */
  public String namePart() {
    return q == null ? "" : q.toLowerCase(Locale.ROOT);
  }
}
