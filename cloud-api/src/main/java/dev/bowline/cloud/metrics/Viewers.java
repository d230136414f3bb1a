package dev.bowline.cloud.metrics;

import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.command.CommandSigner;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Whether somebody looks at a server. Looking makes a lease of 30 s; while it lives the host sends
 * every two seconds, else every five minutes. A lease that begins is told to the host through its
 * queue, since it would else hear of it only when it next sends.
 */
@Singleton
final class Viewers {

  static final Duration LEASE = Duration.ofSeconds(30);

  private static final int WATCHED_SECONDS = 2;
  private static final int UNWATCHED_SECONDS = 300;

  /** A lease that still lives longer is not written again: viewers poll every two seconds. */
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  private final LeaseTable leases;
  private final CommandSigner signer;
  private final CommandQueue queue;
  private final JsonMapper json;
  private final SecureRandom random;
  private final InstantSource clock;

  Viewers(
      LeaseTable leases,
      CommandSigner signer,
      CommandQueue queue,
      JsonMapper json,
      SecureRandom random,
      InstantSource clock) {
    this.leases = leases;
    this.signer = signer;
    this.queue = queue;
    this.json = json;
    this.random = random;
    this.clock = clock;
  }

  /** Somebody looks at {@code serverId} now. */
  void look(long serverId) {
    Instant now = clock.instant();
    if (leases.until(serverId).filter(until -> until.isAfter(now.plus(ENOUGH))).isPresent()) {
      return;
    }
    Instant until = now.plus(LEASE);
    if (leases.renew(serverId, until).filter(before -> before.isAfter(now)).isEmpty()) {
      tell(serverId, now, until);
    }
  }

  /** How many seconds the host shall let pass until it sends again. */
  int interval(long serverId) {
    return leases.until(serverId).filter(until -> until.isAfter(clock.instant())).isPresent()
        ? WATCHED_SECONDS
        : UNWATCHED_SECONDS;
  }

  /** No job and no audit entry: nothing is changed by looking. A host that misses it is late. */
  private void tell(long serverId, Instant now, Instant until) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    CommandMessage message =
        new CommandMessage(id, serverId, now, until, new Command.WatchMetrics(until));
    queue.send(serverId, text(message));
  }

  private String text(CommandMessage message) {
    try {
      byte[] body = json.writeValueAsBytes(signer.sign(message).toFields());
      return new String(body, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
