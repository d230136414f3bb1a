package dev.bowline.cloud.member;

import dev.bowline.cloud.member.LoginAttemptsTable.Attempts;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Slows guessing. Attempts are counted for an address of a member from one network, for the network
 * alone and for the address alone; some of each are free, then the wait doubles from 30 seconds to
 * 15 minutes. So whoever guesses from one place locks out that place and not the member, and
 * whoever guesses from many places is slowed all the same.
 *
 * <p>An attempt is counted before the password is looked at, so guessing in parallel gains nothing.
 * Whoever exists and whoever does not are treated alike.
 */
@Singleton
final class Lockout {

  /** Attempts on one address from one network. */
  static final int FREE = 5;

  /** Attempts from one network, on whichever address. */
  static final int FREE_OF_NETWORK = 30;

  /** Attempts on one address, from wherever. */
  static final int FREE_OF_ADDRESS = 100;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 5;
  private static final int RACES = 10;

  /** What one provider commonly gives one customer of IPv6 (RFC 6177). */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final LoginAttemptsTable table;
  private final InstantSource time;

  Lockout(LoginAttemptsTable table, InstantSource time) {
    this.table = table;
    this.time = time;
  }

  private record Target(String name, int free) {}

  /** Counts an attempt on {@code email}; answers how long to wait when it may not be made. */
  Optional<Duration> attempt(String email, InetAddress client) {
    for (Target target : targets(email, client)) {
      Optional<Duration> wait = attempt(target);
      if (wait.isPresent()) {
        return wait;
      }
    }
    return Optional.empty();
  }

  /** The attempt succeeded: it counts nowhere, and the next ones from there are free again. */
  void forgive(String email, InetAddress client) {
    List<Target> targets = targets(email, client);
    table.forget(targets.getFirst().name());
    targets.stream().skip(1).forEach(target -> table.takeBack(target.name()));
  }

  /**
   * The attempt neither failed nor succeeded: it counts nowhere, and what failed before still does.
   */
  void takeBack(String email, InetAddress client) {
    targets(email, client).forEach(target -> table.takeBack(target.name()));
  }

  /** What whoever must wait is told. */
  static Problem locked(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return Problem.of(Code.LOGIN_LOCKED, "Try again in " + seconds + " s")
        .withHeader("Retry-After", Long.toString(seconds));
  }

  private Optional<Duration> attempt(Target target) {
    for (int race = 0; race < RACES; race++) {
      Attempts known = table.find(target.name()).orElse(new Attempts(0, Instant.EPOCH));
      Instant now = time.instant();
      if (now.isBefore(known.lockedUntil())) {
        return Optional.of(Duration.between(now, known.lockedUntil()));
      }
      long count = known.count() + 1;
      Attempts next = new Attempts(count, now.plus(waitAfter(count, target.free())));
      if (table.replace(target.name(), known.count(), next)) {
        return Optional.empty();
      }
    }
    return Optional.of(FIRST_WAIT);
  }

  static Duration waitAfter(long attempts, int free) {
    if (attempts < free) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - free, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private static List<Target> targets(String email, InetAddress client) {
    String network = network(client);
    return List.of(
        new Target(email + " from " + network, FREE),
        new Target("from " + network, FREE_OF_NETWORK),
        new Target(email, FREE_OF_ADDRESS));
  }

  private static String network(InetAddress client) {
    byte[] address = client.getAddress();
    return HexFormat.of()
        .formatHex(Arrays.copyOf(address, Math.min(address.length, IPV6_NETWORK_BYTES)));
  }
}
