package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.credential.Credential;
import java.util.Optional;

/** Where the credentials of one kind are true: a bean of the feature that owns them. */
public interface CredentialTruth {

  /** The kind whose credentials it knows, and the only one to do so. */
  Credential.Kind kind();

  /** The credential {@code id} as this transaction sees it; nothing when it was deleted. */
  Optional<? extends Admissible> find(String id);
}
