package dev.bowline.cloud.pairing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.pairing.Pairing.Claim;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pairing as the panel watches it.
 *
 * @param state waiting, claimed, confirmed, collected, denied, expired or replaced
 * @param expiresAt until when it can be claimed
 * @param confirmBy until when a claim can be confirmed, null without a claim
 * @param matchCode six digits that the phone shows too, null without a claim
 * @param deviceId what it became, null until it is confirmed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
record PairingView(
    String id,
    String state,
    Instant expiresAt,
    @Nullable Instant confirmBy,
    @Nullable String matchCode,
    @Nullable Claimant device,
    @Nullable Long deviceId) {

  /** What a phone says of itself, and from where it claims. */
  @Serdeable
  record Claimant(String platform, String model, String ip) {

    static Claimant of(Claim claim) {
      return new Claimant(claim.platform().word(), claim.model(), claim.ip());
    }
  }

  static PairingView of(Pairing pairing, Instant now) {
    Claim claim = pairing.claim();
    return new PairingView(
        pairing.id(),
        pairing.stateAt(now).name().toLowerCase(Locale.ROOT),
        pairing.expiresAt(),
        claim == null ? null : claim.confirmBy(),
        claim == null ? null : claim.matchCode(),
        claim == null ? null : Claimant.of(claim),
        pairing.deviceId());
  }
}
