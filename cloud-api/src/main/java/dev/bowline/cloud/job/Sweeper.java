package dev.bowline.cloud.job;

import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Sends again, with the same id and the same bytes, what no host has receipted: first after 5 s,
 * then at intervals that double up to 10 min. Ends what nobody received within its hour, and what a
 * host that had received it has been silent about for a day. Any number of instances may sweep:
 * each row is claimed by one.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class Sweeper implements BackgroundWork {

  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(10);
  private static final Duration LONGEST_SILENCE = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 7;
  private static final int BATCH = 50;

  private final JobRepository jobs;
  private final Expiry expiry;
  private final CommandQueue queue;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Sweeper(
      JobRepository jobs,
      Expiry expiry,
      CommandQueue queue,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.jobs = jobs;
    this.expiry = expiry;
    this.queue = queue;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "the sweep of jobs";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  /** A claim is committed before anything is sent, so no lock is held meanwhile. */
  @Override
  public boolean round() {
    Instant now = clock.instant();
    List<JobRow> ended = expire(now);
    List<JobRow> claimed = claim(now);
    claimed.forEach(job -> queue.send(job.serverId(), job.message()));
    return !ended.isEmpty() || !claimed.isEmpty();
  }

  private List<JobRow> expire(Instant now) {
    return transactions.executeWrite(status -> {
      List<JobRow> silent = jobs.lockSilent(now, now.minus(LONGEST_SILENCE), BATCH);
      expiry.end(silent, now);
      return silent;
    });
  }

  private List<JobRow> claim(Instant now) {
    return transactions.executeWrite(status -> {
      List<JobRow> due = jobs.lockUnreceived(now, BATCH);
      due.forEach(job -> jobs.postpone(job.id(), now.plus(patience(job.sends()))));
      return due;
    });
  }

  static Duration patience(int sends) {
    Duration doubled = Jobs.FIRST_PATIENCE.multipliedBy(1L << Math.min(sends, MOST_DOUBLINGS));
    return doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE;
  }
}
