package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.aws.SignedAws;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.command.Course;
import dev.bowline.host.command.Handler;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.policy.Policy;
import dev.bowline.host.policy.PolicyFile;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Processes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Has each command on backups done by a transient unit, and looks after it: gives it keys while it
 * runs, tells how far it is, and takes its outcome. An agent that was cut off finds the unit again
 * by its name. What a unit that was cut off left behind is cleaned up before its end is reported.
 */
public final class BackupHandler implements Handler<BackupCommand> {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  /** How often the cloud is asked for access before the command fails. */
  private static final int ATTEMPTS = 15;

  private static final Outcome CUT_OFF =
      new Outcome.Interrupted("The job was cut off; what it left unfinished was cleaned up");

  private final Identity identity;
  private final Supplier<PolicyFile.Reading> policy;
  private final Cloud cloud;
  private final Http http;
  private final Processes processes;
  private final Places places;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Log log;
  private final JobUnit units;

  /** A handler on the host of {@code identity}. */
  public BackupHandler(
      Identity identity,
      Supplier<PolicyFile.Reading> policy,
      Cloud cloud,
      Http http,
      Processes processes,
      Places places,
      InstantSource clock,
      RandomGenerator random,
      Log log) {
    this.identity = identity;
    this.policy = policy;
    this.cloud = cloud;
    this.http = http;
    this.processes = processes;
    this.places = places;
    this.clock = clock;
    this.random = random;
    this.log = log;
    this.units = new JobUnit(processes, places);
  }

  @Override
  public Resource resource() {
    return Resource.BACKUPS;
  }

  @Override
  public Class<BackupCommand> commands() {
    return BackupCommand.class;
  }

  @Override
  public Outcome run(BackupCommand command, Course course) {
    JobFolder folder = JobFolder.of(places, course.id());
    folder.deleteOthers();
    if (units.isAnyThere()) {
      return new Outcome.Failed("BUSY", "Another job on this host's backups still runs");
    }
    Vending vending = new Vending(cloud, course.id(), clock);
    return switch (ask(vending, course)) {
      case Vending.Answer.Granted(Access access) when isFit(access) ->
          begin(order(command), access, vending, new Attendance(folder, units, course));
      case Vending.Answer.Granted ignored ->
          new Outcome.Failed("REPOSITORY_UNFIT", "The cloud names a repository that is not in S3");
      case Vending.Answer.Refused(String code) ->
          new Outcome.Failed("ACCESS_REFUSED", "The cloud gives no access to the backups: " + code);
      case Vending.Answer.Unavailable(String reason) ->
          new Outcome.Failed(
              "CLOUD_UNAVAILABLE", "No access to the backups could be got: " + reason);
    };
  }

  @Override
  public Optional<Outcome> resume(BackupCommand command, Course course) {
    JobFolder folder = JobFolder.of(places, course.id());
    return folder.order().map(order -> resume(order, new Attendance(folder, units, course)));
  }

  private Outcome begin(Order order, Access access, Vending vending, Attendance attendance) {
    JobFolder folder = attendance.folder();
    folder.make();
    folder.put(access.password(), CredentialsEndpoint.newToken(random), identity.authority());
    Optional<Outcome> unborn = birth(order, access, folder);
    if (unborn.isPresent()) {
      folder.deleteSecrets();
      return unborn.get();
    }
    try (CredentialsEndpoint endpoint = endpoint(folder, 0, vending)) {
      Order complete = order.at(access, endpoint.port());
      folder.write(complete);
      Processes.Ended started = units.start(folder, complete, JobUnit.Purpose.WORK);
      if (!started.succeeded() && !units.isThere(folder.id())) {
        folder.deleteSecrets();
        return new Outcome.Failed("UNIT_FAILED", Diagnosis.firstLine(started.errors()));
      }
      return settle(complete, attendance);
    }
  }

  private Optional<Outcome> birth(Order order, Access access, JobFolder folder) {
    return order.command() instanceof BackupCommand.RunBackup
        ? new RepositoryBirth(processes, places.cache())
            .ensure(new Bucket(new SignedAws(http, clock), access), folder)
        : Optional.empty();
  }

  private Outcome resume(Order order, Attendance attendance) {
    JobFolder folder = attendance.folder();
    if (units.isThere(folder.id())) {
      log.info("The job " + folder.id() + " still runs; the agent looks after it again");
      return lookAfterAgain(order, attendance);
    }
    Optional<Outcome> outcome = folder.outcome();
    if (outcome.isEmpty()) {
      cleanUpWithAccess(order, attendance);
    }
    folder.deleteSecrets();
    return outcome.orElse(CUT_OFF);
  }

  /** At the port and with the token that the unit knows. */
  private Outcome lookAfterAgain(Order order, Attendance attendance) {
    JobFolder folder = attendance.folder();
    if (!folder.hasSecrets()) {
      return settle(order, attendance);
    }
    Vending vending = new Vending(cloud, folder.id(), clock);
    try (CredentialsEndpoint endpoint = endpoint(folder, order.port(), vending)) {
      log.info("Its keys are vended at port " + endpoint.port() + " again");
      return settle(order, attendance);
    } catch (CredentialsEndpoint.PortTaken e) {
      log.warning("The job gets no fresh keys any more: " + e.getMessage());
      return settle(order, attendance);
    }
  }

  /** Waits for the unit's end, while its endpoint is open. */
  private Outcome settle(Order order, Attendance attendance) {
    Optional<Outcome> outcome = attendance.untilGone();
    if (outcome.isEmpty()) {
      cleanUp(order, attendance);
    }
    attendance.folder().deleteSecrets();
    return outcome.orElse(CUT_OFF);
  }

  /** After a reboot the secrets are gone; without new ones the repository's lock has to wait. */
  private void cleanUpWithAccess(Order order, Attendance attendance) {
    JobFolder folder = attendance.folder();
    Vending vending = new Vending(cloud, folder.id(), clock);
    if (!(ask(vending, attendance.course()) instanceof Vending.Answer.Granted(Access access))) {
      cleanUp(order, attendance);
      return;
    }
    folder.put(access.password(), CredentialsEndpoint.newToken(random), identity.authority());
    try (CredentialsEndpoint endpoint = endpoint(folder, 0, vending)) {
      cleanUp(order.at(access, endpoint.port()), attendance);
    }
  }

  private void cleanUp(Order order, Attendance attendance) {
    attendance.folder().write(order);
    Processes.Ended started = units.start(attendance.folder(), order, JobUnit.Purpose.CLEANUP);
    if (!started.succeeded()) {
      log.warning("What the job left cannot be cleaned up: " + started.errors());
    }
    Optional<Outcome> ignored = attendance.untilGone();
  }

  private CredentialsEndpoint endpoint(JobFolder folder, int port, Vending vending) {
    return new CredentialsEndpoint(port, folder.readToken().orElseThrow(), vending::keys);
  }

  private Vending.Answer ask(Vending vending, Course course) {
    Vending.Answer answer = vending.ask();
    for (int attempt = 1;
        attempt < ATTEMPTS && answer instanceof Vending.Answer.Unavailable;
        attempt++) {
      course.rest(ASK_AGAIN);
      answer = vending.ask();
    }
    return answer;
  }

  private Order order(BackupCommand command) {
    Policy current = policy.get().policy();
    return new Order(
        command,
        "",
        "",
        identity.serverId(),
        current.backupPaths(),
        current.backupUploadLimit(),
        0);
  }

  private static boolean isFit(Access access) {
    return access.repository().startsWith("s3:https://");
  }
}
