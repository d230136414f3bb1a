package dev.bowline.cloud.apikey;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.scope.Scopes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it.
 *
 * @param credential what authentication needs of it
 * @param description for people
 * @param revocation when and why it was revoked, if it was
 * @param createdBy the member who made it
 */
record ApiKey(
    Credential credential,
    String description,
    @Nullable Revocation revocation,
    Instant createdAt,
    long createdBy) {

  private static final String BLANK = " ";

  /** The end of a key. */
  record Revocation(Instant at, String reason) {}

  static ApiKey of(ApiKeyRow row) {
    Credential credential =
        new Credential(
            row.publicKey(),
            row.id(),
            row.tenantId(),
            row.name(),
            Environment.valueOf(row.environment()),
            Scopes.parse(words(row.scopes())),
            Tier.valueOf(row.tier()),
            words(row.ipWhitelist()).stream().map(ApiKey::range).toList(),
            access(row.serverIds()),
            row.expiresAt(),
            Status.valueOf(row.status()),
            new Sealed(row.secret()),
            row.secretGeneration(),
            row.generation());
    Instant revokedAt = row.revokedAt();
    String reason = row.revokedReason();
    Revocation revocation =
        revokedAt == null ? null : new Revocation(revokedAt, reason == null ? "" : reason);
    return new ApiKey(credential, row.description(), revocation, row.createdAt(), row.createdBy());
  }

  ApiKeyRow toRow() {
    return new ApiKeyRow(
        credential.number(),
        credential.tenantId(),
        credential.id(),
        credential.name(),
        description,
        credential.environment().name(),
        String.join(BLANK, credential.scopes().texts()),
        credential.tier().name(),
        credential.ipWhitelist().stream().map(IpRange::text).collect(Collectors.joining(BLANK)),
        serverIds(credential.servers()),
        credential.expires(),
        credential.status().name(),
        revocation == null ? null : revocation.at(),
        revocation == null ? null : revocation.reason(),
        credential.secret().text(),
        credential.secretGeneration(),
        credential.generation(),
        createdAt,
        createdBy);
  }

  ApiKey with(Credential changed) {
    return new ApiKey(changed, description, revocation, createdAt, createdBy);
  }

  boolean isRevoked() {
    return credential.status() == Status.REVOKED;
  }

  private static List<String> words(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(BLANK, -1));
  }

  private static IpRange range(String text) {
    return IpRange.parse(text).orElseThrow();
  }

  private static ServerAccess access(@Nullable String ids) {
    return ids == null
        ? new ServerAccess.All()
        : new ServerAccess.Only(words(ids).stream().map(Long::valueOf).collect(Collectors.toSet()));
  }

  private static @Nullable String serverIds(ServerAccess access) {
    return switch (access) {
      case ServerAccess.All() -> null;
      case ServerAccess.Only(Set<Long> ids) ->
          ids.stream().sorted().map(String::valueOf).collect(Collectors.joining(BLANK));
    };
  }
}
