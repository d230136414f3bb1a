package dev.bowline.cloud.testing;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.contract.Secret;

/** A key with its secret. */
public record TestKey(Credential credential, Secret secret) {

  /** The public key. */
  public String id() {
    return credential.id();
  }
}
