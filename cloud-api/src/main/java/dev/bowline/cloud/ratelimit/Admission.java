package dev.bowline.cloud.ratelimit;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate every request of a credential passes: one conditional write that limits the rate, makes
 * sure the credential is still what the instance believes, and counts the use.
 *
 * <p>However many instances and threads admit at once, no rolling window of the limits ever holds
 * more than its limit, as measured by the clocks of the instances; clocks that differ by d shorten
 * the windows by d. A refusal that is known from the copy costs no write.
 */
@Singleton
public final class Admission {

  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private static final int MOST_LOST_RACES = 5;

  private final AdmissionStore store;
  private final InstantSource time;
  private final Pause pause;

  Admission(AdmissionStore store, InstantSource time, Pause pause) {
    this.store = store;
    this.time = time;
    this.pause = pause;
  }

  /**
   * Admits or refuses one request, now.
   *
   * @param address of the client, for the totals
   */
  public Outcome admit(AdmissionCopy copy, Limits limits, String address) {
    for (int lost = 0; lost < MOST_LOST_RACES; lost++) {
      if (lost > 0) {
        pause.afterLosing(lost);
      }
      Optional<Outcome> outcome = attempt(copy, limits, address);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new Outcome.Unavailable(Outcome.Reason.CONTENDED);
  }

  /** One try; nothing if the race was lost. */
  private Optional<Outcome> attempt(AdmissionCopy copy, Limits limits, String address) {
    AdmissionItem item = copy.item();
    if (item.standing() != Standing.ACTIVE) {
      return Optional.of(new Outcome.Revoked());
    }
    if (item.generation() != copy.generation()) {
      return Optional.of(new Outcome.Stale());
    }
    Visit visit = new Visit(time.millis(), address);
    return switch (Decision.of(item.rings(), limits, visit.millis())) {
      case Decision.ClockBroken broken -> Optional.of(clockBroken(broken));
      case Decision.Full full -> Optional.of(new Outcome.Limited(full.quota()));
      case Decision.Room room -> settle(copy, limits, visit, write(copy, item, room, visit));
    };
  }

  private static Optional<Outcome> settle(
      AdmissionCopy copy, Limits limits, Visit visit, Write write) {
    return switch (write) {
      case Write.Done done -> {
        copy.learn(done.now(), visit.millis());
        Quota left = Decision.quota(done.now().rings(), limits, visit.millis());
        yield Optional.of(new Outcome.Admitted(left));
      }
      case Write.Lost race -> {
        copy.learn(race.seen(), visit.millis());
        yield Optional.empty();
      }
      case Write.Busy() -> Optional.empty();
      case Write.Absent() -> Optional.of(new Outcome.Revoked());
      case Write.Away() -> Optional.of(new Outcome.Unavailable(Outcome.Reason.STORE_AWAY));
    };
  }

  private Write write(AdmissionCopy copy, AdmissionItem item, Decision.Room room, Visit visit) {
    return room.rings().bucket() == item.rings().bucket()
        ? store.add(copy, item, room.limit(), visit)
        : store.step(copy, item, room.rings(), visit);
  }

  private static Outcome clockBroken(Decision.ClockBroken broken) {
    LOG.error("A stored time is {} ms ahead: a clock is broken", broken.aheadMillis());
    return new Outcome.Unavailable(Outcome.Reason.CLOCK_BROKEN);
  }
}
