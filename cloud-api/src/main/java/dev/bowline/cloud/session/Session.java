package dev.bowline.cloud.session;

import java.time.Instant;

/**
 * An open session, with what is true of its member now.
 *
 * @param opened when the person logged in
 * @param seen when the session was last used, to the minute
 */
public record Session(Standing member, Client client, Instant opened, Instant seen) {}
