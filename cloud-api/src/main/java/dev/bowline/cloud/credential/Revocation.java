package dev.bowline.cloud.credential;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When and why a credential was revoked. */
public record Revocation(Instant at, String reason) {

  /** What two columns say, or null when the credential was not revoked. */
  public static @Nullable Revocation of(@Nullable Instant at, @Nullable String reason) {
    return at == null ? null : new Revocation(at, Optional.ofNullable(reason).orElse(""));
  }
}
