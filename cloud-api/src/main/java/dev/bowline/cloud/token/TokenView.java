package dev.bowline.cloud.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.credential.Totals;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token as the panel lists it.
 *
 * @param prefix the token, masked
 * @param status active, revoked or expired
 * @param createdBy the member who made it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
record TokenView(
    long id,
    String name,
    String prefix,
    String status,
    List<String> scopes,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable String lastUsedIp,
    long totalRequests,
    Instant createdAt,
    long createdBy,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason) {

  static TokenView of(Token token, Totals totals, Instant now) {
    BearerToken bearer = token.credential();
    Optional<Revocation> revocation = Optional.ofNullable(token.revocation());
    return new TokenView(
        bearer.number(),
        bearer.name(),
        token.mask(),
        status(token, now),
        bearer.scopeTexts(),
        bearer.expires(),
        totals.used(),
        totals.address(),
        totals.requests(),
        token.createdAt(),
        bearer.memberId(),
        revocation.map(Revocation::at).orElse(null),
        revocation.map(Revocation::reason).orElse(null));
  }

  private static String status(Token token, Instant now) {
    if (token.isRevoked()) {
      return "revoked";
    }
    return token.credential().isExpiredAt(now) ? "expired" : "active";
  }
}
