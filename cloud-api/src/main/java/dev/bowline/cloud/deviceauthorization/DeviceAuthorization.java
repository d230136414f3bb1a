package dev.bowline.cloud.deviceauthorization;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request for a login, as it is stored. The store forgets it late, so times are compared here.
 *
 * @param id the SHA-256 of its device code
 * @param step how far it came, whatever the time
 * @param hostName what the machine calls itself, printable, and nobody's proof
 * @param ip from where it asked
 * @param interval how long the command line must wait between two polls
 * @param pollAt from when on it may poll again
 * @param decision who decided, null while nobody has
 */
record DeviceAuthorization(
    String id,
    Step step,
    UserCode userCode,
    String hostName,
    String ip,
    Instant requestedAt,
    Duration interval,
    Instant pollAt,
    @Nullable Decision decision) {

  /** How long its codes are good. */
  static final Duration LIFE = Duration.ofMinutes(10);

  /** How long a command line waits between two polls, and by how much longer after a hasty one. */
  static final Duration INTERVAL = Duration.ofSeconds(5);

  /** What was written last. */
  enum Step {
    WAITING,
    APPROVED,
    DENIED,
    EXCHANGED
  }

  /** What a person sees: the step, unless time ran out on it. */
  enum State {
    WAITING,
    APPROVED,
    DENIED,
    EXCHANGED,
    EXPIRED
  }

  /**
   * The member who decided.
   *
   * @param generation of their sessions then: if it rises before the exchange, none is opened
   */
  record Decision(long tenantId, long memberId, long generation) {}

  Instant expiresAt() {
    return requestedAt.plus(LIFE);
  }

  State stateAt(Instant now) {
    boolean over = !now.isBefore(expiresAt());
    return switch (step) {
      case WAITING -> over ? State.EXPIRED : State.WAITING;
      case APPROVED -> over ? State.EXPIRED : State.APPROVED;
      case DENIED -> State.DENIED;
      case EXCHANGED -> State.EXCHANGED;
    };
  }

  /** What the session is called that comes of it. */
  String client() {
    return "bowline CLI on " + hostName;
  }

  boolean isDecidedBy(long tenantId, long memberId) {
    return decision != null && decision.tenantId() == tenantId && decision.memberId() == memberId;
  }
}
