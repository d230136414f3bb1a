package dev.bowline.cloud.credential;

import dev.bowline.cloud.ratelimit.AdmissionCopy;
import java.util.Optional;

/**
 * One instance's copy of a credential: what it may do, and its admission item as last seen. Both
 * are of one generation.
 */
public record CredentialCopy<C extends Admissible>(C credential, AdmissionCopy admission) {

  /** The same copy, if it is one of a {@code type}. */
  <T extends Admissible> Optional<CredentialCopy<T>> as(Class<T> type) {
    return type.isInstance(credential)
        ? Optional.of(new CredentialCopy<>(type.cast(credential), admission))
        : Optional.empty();
  }
}
