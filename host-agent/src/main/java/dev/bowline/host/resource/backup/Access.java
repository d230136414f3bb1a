package dev.bowline.host.resource.backup;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.aws.SessionKeys;
import java.time.Duration;
import java.time.Instant;

/**
 * What the cloud vends for one command on backups.
 *
 * @param repository as restic names it
 * @param region of AWS
 * @param password that opens the repository
 * @param keys for the bucket
 */
record Access(String repository, String region, Secret password, Keys keys) {

  /**
   * Keys for the repository's prefix in the bucket.
   *
   * @param session that sign
   * @param obtainedAt by the host's clock
   * @param expiresAt by the cloud's clock
   */
  record Keys(SessionKeys session, Instant obtainedAt, Instant expiresAt) {

    /** Whether half of their life is over. */
    boolean areDue(Instant now) {
      Duration life = Duration.between(obtainedAt, expiresAt);
      return !now.isBefore(obtainedAt.plus(life.dividedBy(2)));
    }

    /** Whether they have ended. */
    boolean areOver(Instant now) {
      return !now.isBefore(expiresAt);
    }
  }

  /** Reads the cloud's answer, got at {@code now}. */
  static Access of(Fields fields, Instant now) {
    return new Access(
        fields.text("repository"),
        fields.text("region"),
        Secret.of(fields.text("password")),
        new Keys(SessionKeys.of(fields), now, fields.instant("expires_at")));
  }
}
