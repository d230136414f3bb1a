package dev.bowline.cloud.credential;

import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.ratelimit.Limits;
import dev.bowline.contract.key.ApiToken;
import dev.bowline.contract.scope.TokenScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What authentication needs to know of one bearer token, and all that it needs: no SQL is asked on
 * the way. The token itself stands nowhere.
 *
 * @param id {@value #ID_PREFIX} and the token's SHA-256
 * @param number the row's id, by which the panel speaks of it
 * @param memberId who made it
 * @param name for people
 * @param expires the moment from which it is refused, null for never
 * @param generation raised by every change whatever; an older copy is stale
 */
public record BearerToken(
    String id,
    long number,
    long tenantId,
    long memberId,
    String name,
    Set<TokenScope> scopes,
    @Nullable Instant expires,
    Status status,
    long generation)
    implements Admissible {

  /** What the id of every token begins with, and that of no key or device. */
  public static final String ID_PREFIX = "sha256:";

  /** How often each token may be used. */
  public static final Limits LIMITS = Limits.inAMinute(120);

  /** The set is copied. */
  public BearerToken {
    scopes = Set.copyOf(scopes);
  }

  /** The id of {@code token}. */
  public static String idOf(ApiToken token) {
    return ID_PREFIX + token.sha256();
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  /** Whether it may read what {@code demanded} stands for. */
  public boolean permits(TokenScope demanded) {
    return scopes.stream().anyMatch(scope -> scope.permits(demanded));
  }

  /** The scopes as they are written, in the order of the catalogue. */
  public List<String> scopeTexts() {
    return scopes.stream().sorted().map(TokenScope::text).toList();
  }

  /** The moment from which it is refused. */
  public Optional<Instant> expiry() {
    return Optional.ofNullable(expires);
  }

  /** Whether it has expired at {@code now}. */
  public boolean isExpiredAt(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  /** The same, revoked. */
  public BearerToken revoked(long nextGeneration) {
    return new BearerToken(
        id, number, tenantId, memberId, name, scopes, expires, Status.REVOKED, nextGeneration);
  }
}
