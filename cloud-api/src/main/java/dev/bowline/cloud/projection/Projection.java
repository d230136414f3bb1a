package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.Admissible;

/** What authentication sees of credentials. Every call may be repeated and may come late. */
interface Projection {

  /** Writes the credential, unless a later generation is there. */
  void publish(Admissible credential);

  /** Revokes the credential, unless a later generation is there. */
  void revoke(String publicKey, long generation);

  /** Removes the credential for good, and drops what is still to be packed of its request log. */
  void remove(String publicKey, long number);
}
