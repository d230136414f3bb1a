package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.Admissible;

/** What a feature keeps in PostgreSQL around a credential. */
public interface CredentialHolder {

  /** What authentication needs of it. */
  Admissible credential();
}
