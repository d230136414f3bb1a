package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How often somebody may ask, in windows of ten minutes. A question is counted before it is
 * answered, so asking in parallel gains nothing. With 20^8 codes, each good for ten minutes, a
 * member who uses up every window finds one of a hundred waiting codes after more than a century.
 */
@Singleton
final class Allowances {

  /** Requests for a login from one network. */
  static final int REQUESTS = 60;

  /** User codes that one member looks at, right or wrong. */
  static final int CODES = 30;

  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** What one provider commonly gives one customer of IPv6 (RFC 6177). */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final AllowanceTable table;
  private final InstantSource time;

  Allowances(AllowanceTable table, InstantSource time) {
    this.table = table;
    this.time = time;
  }

  /**
   * Counts a request for a login from {@code client}.
   *
   * @throws ProblemException 429 when there were too many
   */
  void takeRequest(InetAddress client) {
    byte[] address = client.getAddress();
    byte[] network = Arrays.copyOf(address, Math.min(address.length, IPV6_NETWORK_BYTES));
    take("from-" + HexFormat.of().formatHex(network), REQUESTS);
  }

  /**
   * Counts that a member looks at a user code.
   *
   * @throws ProblemException 429 when there were too many
   */
  void takeCode(long memberId) {
    take("member-" + memberId, CODES);
  }

  private void take(String counted, int most) {
    Instant now = time.instant();
    long window = WINDOW.toSeconds();
    Instant end = Instant.ofEpochSecond((now.getEpochSecond() / window + 1) * window);
    if (!table.take(counted, end, most)) {
      long seconds = Math.max(1, Duration.between(now, end).toSeconds() + 1);
      throw Problem.of(Code.RATE_LIMITED, "Try again in " + seconds + " s")
          .withHeader("Retry-After", Long.toString(seconds))
          .exception();
    }
  }
}
