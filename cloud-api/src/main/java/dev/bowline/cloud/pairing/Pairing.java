package dev.bowline.cloud.pairing;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.device.NewDevice;
import dev.bowline.cloud.device.Platform;
import dev.bowline.contract.scope.Scopes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One pairing as it is stored. The store forgets it late, so times are compared here.
 *
 * @param id the SHA-256 of its token
 * @param step how far it came, whatever the time
 * @param nonceHash SHA-256 of the nonce
 * @param wrong how often somebody who has the token came with another nonce
 * @param expiresAt from when on nobody can claim it
 * @param editor who made it; from the confirmation on, who confirmed it
 * @param scopes what the device will have
 * @param servers on what it may act
 * @param claim the one claim that won, null while there is none
 * @param deviceId the device it becomes, null until it is confirmed
 */
record Pairing(
    String id,
    Step step,
    String nonceHash,
    long wrong,
    Instant expiresAt,
    Editor editor,
    Scopes scopes,
    ServerAccess servers,
    @Nullable Claim claim,
    @Nullable Long deviceId) {

  /** How long a code can be claimed. */
  static final Duration LIFE = Duration.ofMinutes(2);

  /** How long a claim waits for a person. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** How long after its claim a confirmed phone may fetch its credential. */
  static final Duration COLLECTION = Duration.ofHours(1);

  /** So many wrong nonces end a pairing. */
  static final int MOST_WRONG = 5;

  /** What was written last. */
  enum Step {
    WAITING,
    CLAIMED,
    CONFIRMED,
    DENIED,
    COLLECTED,
    REPLACED
  }

  /** What a person sees: the step, unless time ran out on it. */
  enum State {
    WAITING,
    CLAIMED,
    CONFIRMED,
    DENIED,
    COLLECTED,
    REPLACED,
    EXPIRED
  }

  /**
   * The claim of a phone. What it says of itself is printable, and nobody's proof.
   *
   * @param hash SHA-256 of the secret it keeps
   * @param ip from where it claimed
   */
  record Claim(
      String hash,
      String matchCode,
      Platform platform,
      String model,
      String ip,
      Instant claimedAt) {

    /** From when on no person can confirm it. */
    Instant confirmBy() {
      return claimedAt.plus(PATIENCE);
    }
  }

  State stateAt(Instant now) {
    Instant claimed = claim == null ? Instant.MIN : claim.claimedAt();
    return switch (step) {
      case WAITING -> unless(wrong >= MOST_WRONG || !now.isBefore(expiresAt), State.WAITING);
      case CLAIMED -> unless(!now.isBefore(claimed.plus(PATIENCE)), State.CLAIMED);
      case CONFIRMED -> unless(!now.isBefore(claimed.plus(COLLECTION)), State.CONFIRMED);
      case DENIED -> State.DENIED;
      case COLLECTED -> State.COLLECTED;
      case REPLACED -> State.REPLACED;
    };
  }

  /** Whether it still depends on being the tenant's newest. */
  boolean isReplaceable() {
    return step == Step.WAITING || step == Step.CLAIMED;
  }

  Pairing replaced() {
    return new Pairing(
        id, Step.REPLACED, nonceHash, wrong, expiresAt, editor, scopes, servers, claim, deviceId);
  }

  boolean isClaimedWith(String hash) {
    return claim != null && claim.hash().equals(hash);
  }

  /** The device that a confirmed pairing becomes. */
  NewDevice device() {
    Claim won = claim;
    Long number = deviceId;
    if (won == null || number == null) {
      throw new IllegalStateException("Nobody confirmed this pairing");
    }
    return new NewDevice(
        number, id, editor, scopes, servers, won.platform(), won.model(), won.ip());
  }

  private static State unless(boolean over, State state) {
    return over ? State.EXPIRED : state;
  }
}
