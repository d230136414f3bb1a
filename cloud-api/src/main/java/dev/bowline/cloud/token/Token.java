package dev.bowline.cloud.token;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.projection.Columns;
import dev.bowline.cloud.projection.CredentialHolder;
import dev.bowline.contract.scope.TokenScope;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token as its tenant sees it.
 *
 * @param credential what authentication needs of it
 * @param mask what lists show of its text
 * @param revocation when and why it was revoked, if it was
 */
record Token(
    BearerToken credential, String mask, @Nullable Revocation revocation, Instant createdAt)
    implements CredentialHolder {

  static Token of(TokenRow row) {
    BearerToken bearer =
        new BearerToken(
            row.hashId(),
            row.id(),
            row.tenantId(),
            row.createdBy(),
            row.name(),
            Columns.words(row.scopes()).stream()
                .map(text -> TokenScope.parse(text).orElseThrow())
                .collect(Collectors.toSet()),
            row.expiresAt(),
            Status.valueOf(row.status()),
            row.generation());
    return new Token(
        bearer, row.mask(), Revocation.of(row.revokedAt(), row.revokedReason()), row.createdAt());
  }

  TokenRow toRow() {
    return new TokenRow(
        credential.number(),
        credential.tenantId(),
        credential.id(),
        mask,
        credential.name(),
        Columns.of(credential.scopeTexts()),
        credential.expires(),
        credential.status().name(),
        revocation == null ? null : revocation.at(),
        revocation == null ? null : revocation.reason(),
        credential.generation(),
        createdAt,
        credential.memberId());
  }

  Token revoked(Revocation why, long generation) {
    return new Token(credential.revoked(generation), mask, why, createdAt);
  }

  boolean isRevoked() {
    return credential.status() == Status.REVOKED;
  }
}
