package dev.bowline.cloud.member;

import dev.bowline.cloud.vault.Label;
import dev.bowline.cloud.vault.Sealed;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member's authenticator app.
 *
 * @param secret as the vault sealed it
 * @param generation another one each time a secret is made
 * @param confirmedAt when a first code proved that the app has the secret, null until then
 * @param lastStep the step of the last code that was taken
 */
@MappedEntity("second_factor")
record SecondFactor(
    @Id long memberId,
    long tenantId,
    String secret,
    long generation,
    @Nullable Instant confirmedAt,
    long lastStep) {

  /** To what the secret belongs. */
  static Label label(long tenantId, long memberId, long generation) {
    return new Label(tenantId, "member-" + memberId, "totp", generation);
  }

  Label label() {
    return label(tenantId, memberId, generation);
  }

  Sealed sealed() {
    return new Sealed(secret);
  }

  boolean isConfirmed() {
    return confirmedAt != null;
  }
}
