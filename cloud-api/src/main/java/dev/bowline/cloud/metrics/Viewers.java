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
 * Whether somebody looks at a server. Looking makes a lease of 30 s, and of 20 s at least when one
 * lives already; meanwhile the host sends every two seconds, else every five minutes. A lease that
 * begins is told to the host through its queue, since it would else hear of it only when it next
 * sends. As long as somebody looks and the host does not send, it is told again: at once when the
 * queue did not take the message, else after 30 s.
 */
@Singleton
final class Viewers {

  static final Duration LEASE = Duration.ofSeconds(30);

  private static final int WATCHED_SECONDS = 2;
  private static final int UNWATCHED_SECONDS = 300;

  /** As long as SQS keeps it. A late one makes the host send once, and the answer says the rest. */
  private static final Duration MESSAGE_LIFE = Duration.ofHours(1);

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
    LeaseTable.Lease lease = leases.find(serverId);
    if (lease.until().isAfter(now.plus(ENOUGH)) && lease.known().isAfter(now)) {
      return;
    }
    Instant until = now.plus(LEASE);
    if (!leases.renew(serverId, until).known().isAfter(now) && isTold(serverId, now, until)) {
      leases.know(serverId, until);
    }
  }

  /** How many seconds the host shall let pass until it sends again. */
  int interval(long serverId) {
    LeaseTable.Lease lease = leases.find(serverId);
    if (!lease.until().isAfter(clock.instant())) {
      return UNWATCHED_SECONDS;
    }
    if (lease.known().isBefore(lease.until())) {
      leases.know(serverId, lease.until());
    }
    return WATCHED_SECONDS;
  }

  /**
   * Whether nothing is left to tell. No job and no audit entry: nothing is changed by looking. A
   * server without a queue has no host that could be told.
   */
  private boolean isTold(long serverId, Instant now, Instant until) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    CommandMessage message =
        new CommandMessage(
            id, serverId, now, now.plus(MESSAGE_LIFE), new Command.WatchMetrics(until));
    return queue.send(serverId, text(message)) != CommandQueue.Sending.FAILED;
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
