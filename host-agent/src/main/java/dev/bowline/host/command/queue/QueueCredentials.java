package dev.bowline.host.command.queue;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.aws.SessionKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * What the cloud vends so that the host can read its own queue, and nothing else.
 *
 * @param queueUrl as SQS names the queue; requests go to its origin
 * @param region of AWS
 * @param keys that sign
 * @param obtainedAt by the host's clock
 * @param expiresAt by the cloud's clock
 */
public record QueueCredentials(
    URI queueUrl, String region, SessionKeys keys, Instant obtainedAt, Instant expiresAt) {

  /** Reads the cloud's answer, got at {@code now}. */
  public static QueueCredentials of(Fields fields, Instant now) {
    return new QueueCredentials(
        URI.create(fields.text("queue_url")),
        fields.text("region"),
        SessionKeys.of(fields),
        now,
        fields.instant("expires_at"));
  }

  /** Whether three quarters of their life are over. */
  public boolean areDue(Instant now) {
    Duration life = Duration.between(obtainedAt, expiresAt);
    return !now.isBefore(obtainedAt.plus(life.multipliedBy(3).dividedBy(4)));
  }

  /** Whether they have ended. */
  public boolean areOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
