package dev.bowline.cloud.credential;

import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.ratelimit.Limits;

/** What a request may come with: it has a projection, and an admission item that fences it. */
public sealed interface Admissible permits Credential, BearerToken {

  /** The partition key of both items; it tells the kind. */
  String id();

  /** The row's id, by which the panel speaks of it. */
  long number();

  /** Whose it is. */
  long tenantId();

  /** Whether it may be used at all. */
  Status status();

  /** Raised by every change whatever; an older copy is stale. */
  long generation();

  /** How often it may be used. */
  Limits limits();

  /** What it is. */
  default Kind kind() {
    return Kind.of(id());
  }
}
