package dev.bowline.host.bandwidth;

import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.host.system.Log;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the interfaces carry: once a minute, and when the agent stops. What is reported is on
 * disk before, so that no crash makes a later report say less. A disk that takes nothing is tried
 * again a minute later; meanwhile the count is in memory, and nothing is reported.
 */
public final class Traffic {

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final LedgerFile file;
  private final Supplier<Interfaces.Reading> interfaces;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Log log;
  private @Nullable Ledger ledger;
  private Instant counted = Instant.EPOCH;
  private boolean isSaved;
  private boolean isReported = true;

  /** Traffic of the host whose root directory is {@code root}, with its record in {@code file}. */
  public Traffic(Path file, Path root, InstantSource clock, RandomGenerator random, Log log) {
    this(new LedgerFile(file), new Interfaces(root), clock, random, log);
  }

  Traffic(
      LedgerFile file,
      Supplier<Interfaces.Reading> interfaces,
      InstantSource clock,
      RandomGenerator random,
      Log log) {
    this.file = file;
    this.interfaces = interfaces;
    this.clock = clock;
    this.random = random;
    this.log = log;
  }

  /** Counts if the last time was a minute ago, or lies ahead because the clock stepped back. */
  public synchronized void countIfDue() {
    Instant now = clock.instant();
    if (now.isBefore(counted) || !now.isBefore(counted.plus(INTERVAL))) {
      count();
    }
  }

  /** Counts now. */
  public synchronized void count() {
    Instant now = clock.instant();
    counted = now;
    try {
      Interfaces.Reading reading = interfaces.get();
      Ledger before = ledger == null ? file.read().orElse(null) : ledger;
      if (before != null) {
        note(before.with(now, reading));
      } else if (!Ledger.isUnset(now)) {
        note(Ledger.begin(name(), now, reading).with(now, reading));
      }
    } catch (UncheckedIOException e) {
      log.warning("The traffic could not be counted: " + e.getMessage());
    }
  }

  /** What the cloud has not been told yet and may be. */
  public synchronized Optional<Bandwidth> unreported() {
    return isReported || !isSaved
        ? Optional.empty()
        : Optional.ofNullable(ledger).map(Ledger::report);
  }

  /** Notes that the cloud has {@code told}. */
  public synchronized void reported(Bandwidth told) {
    isReported = ledger != null && ledger.asOf().equals(told.asOf());
  }

  /** What the record in {@code file} says; nothing when there is none. */
  public static Optional<Bandwidth> recorded(Path file) {
    return new LedgerFile(file).read().map(Ledger::report);
  }

  private void note(Ledger after) {
    ledger = after;
    isSaved = false;
    file.write(after);
    isSaved = true;
    isReported = false;
  }

  private String name() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
