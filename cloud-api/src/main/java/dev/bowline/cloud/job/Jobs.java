package dev.bowline.cloud.job;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Host;
import dev.bowline.cloud.server.ServerRemoved;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.scope.Resource;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Gives commands to servers. */
@Singleton
public final class Jobs implements ServerRemoved {

  /** How long a command may wait for its host; the queue keeps messages as long. */
  static final Duration LIFE = Duration.ofHours(1);

  /** When the sweeper first sends again what no receipt came for. */
  static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

  /** A host that is away must not gather more than the sweeper can send again. */
  static final int MOST_OPEN = 500;

  private static final int NOTHING_REPORTED = -1;

  private final JobRepository jobs;
  private final JobIds ids;
  private final JobCodec codec;
  private final AuditTrail audit;
  private final Expiry expiry;
  private final QueuedDelivery queued;
  private final SimulatedDelivery simulated;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Jobs(
      JobRepository jobs,
      JobIds ids,
      JobCodec codec,
      AuditTrail audit,
      Expiry expiry,
      QueuedDelivery queued,
      SimulatedDelivery simulated,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.jobs = jobs;
    this.ids = ids;
    this.codec = codec;
    this.audit = audit;
    this.expiry = expiry;
    this.queued = queued;
    this.simulated = simulated;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Writes the job and its audit entry in one transaction, then sends the command. Whatever breaks
   * after the commit, the sweeper mends. A simulated host's job ends within that transaction.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 429 TOO_MANY_JOBS when 500 jobs of the
   *     server have not ended; calls made at once may exceed that by their number
   */
  public Job start(Order order) {
    return start(order, id -> {});
  }

  /**
   * The same, and {@code alongside}, told the job's id, writes rows of its own in that transaction.
   * What it throws undoes all of it, and nothing is sent.
   */
  public Job start(Order order, Consumer<UUID> alongside) {
    if (jobs.countOpen(order.host().id(), MOST_OPEN) >= MOST_OPEN) {
      throw Problem.of(
              Code.TOO_MANY_JOBS,
              "This server has " + MOST_OPEN + " unfinished jobs; wait until some have ended")
          .withHeader("Retry-After", "10")
          .exception();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CommandMessage command =
        new CommandMessage(ids.next(), order.host().id(), now, now.plus(LIFE), order.command());
    Delivery delivery = delivery(order.host());
    JobRow row = row(order, command, delivery.message(command));
    transactions.executeWrite(status -> {
      audit.append(event(order, row.id()));
      jobs.save(row);
      alongside.accept(row.id());
      delivery.within(order, command);
      return row;
    });
    delivery.after(row);
    return codec.job(row);
  }

  private Delivery delivery(Host host) {
    return switch (host) {
      case Host.Real _ -> queued;
      case Host.Simulated _ -> simulated;
    };
  }

  /** The job {@code id} of server {@code serverId}. */
  public Optional<Job> find(long serverId, UUID id) {
    return jobs.findById(id).filter(row -> row.serverId() == serverId).map(codec::job);
  }

  /** How many jobs on {@code resource} the server has not ended. */
  public long countOpen(long serverId, Resource resource) {
    return jobs.countOpenOfKind(serverId, resource.word() + ".%");
  }

  /** Ends what is open on a server that goes: nobody will report it. */
  @Override
  public void onRemoval(long serverId) {
    transactions.executeWrite(status -> {
      List<JobRow> open = jobs.lockOpen(serverId);
      expiry.end(open, clock.instant());
      return open;
    });
  }

  private JobRow row(Order order, CommandMessage command, String message) {
    Instant now = command.issuedAt();
    return new JobRow(
        command.id(),
        order.tenantId(),
        command.host(),
        order.scope().text(),
        order.command().operation(),
        codec.text(order.command().arguments()),
        order.actor(),
        JobState.QUEUED,
        NOTHING_REPORTED,
        null,
        null,
        message,
        1,
        now.plus(FIRST_PATIENCE),
        now,
        command.expiresAt(),
        now,
        null);
  }

  private static AuditEvent event(Order order, UUID id) {
    return new AuditEvent(
        order.tenantId(),
        order.actor(),
        order.command().operation(),
        "server:" + order.host().id(),
        order.ip(),
        Map.of("job", id.toString(), "arguments", order.command().arguments()));
  }
}
