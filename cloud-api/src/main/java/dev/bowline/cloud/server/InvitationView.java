package dev.bowline.cloud.server;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * What a member takes to the server.
 *
 * @param enrolmentToken works once, until {@code expiresAt}
 * @param install the commands to type there
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record InvitationView(Server server, String enrolmentToken, Instant expiresAt, String install) {

  /** Keeps the token out of whatever prints this. */
  @Override
  public String toString() {
    return "InvitationView[server=" + server.id() + "]";
  }
}
