package dev.bowline.cloud.credential;

import dev.bowline.cloud.ratelimit.AdmissionCopy;

/**
 * One instance's copy of a credential: what it may do, and its admission item as last seen. Both
 * are of one generation.
 */
public record CredentialCopy(Credential credential, AdmissionCopy admission) {}
