package dev.bowline.cloud.session;

import java.time.Instant;

/**
 * Someone's login.
 *
 * @param opened when the person logged in
 * @param seen when the session was last used, to the minute
 */
public record Session(
    long tenantId, long memberId, String email, String role, Instant opened, Instant seen) {}
