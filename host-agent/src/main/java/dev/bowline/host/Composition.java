package dev.bowline.host;

import dev.bowline.host.audit.AuditFile;
import dev.bowline.host.audit.AuditReport;
import dev.bowline.host.bandwidth.Traffic;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudClient;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.command.Dispatcher;
import dev.bowline.host.command.Inbox;
import dev.bowline.host.command.Journal;
import dev.bowline.host.command.Permission;
import dev.bowline.host.command.Runner;
import dev.bowline.host.command.Spool;
import dev.bowline.host.command.Verification;
import dev.bowline.host.command.queue.SqsQueue;
import dev.bowline.host.identity.HostKey;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.inventory.Host;
import dev.bowline.host.inventory.InventoryReport;
import dev.bowline.host.inventory.RefreshHandler;
import dev.bowline.host.metrics.Metrics;
import dev.bowline.host.metrics.Pace;
import dev.bowline.host.metrics.Ring;
import dev.bowline.host.metrics.WatchHandler;
import dev.bowline.host.policy.PolicyFile;
import dev.bowline.host.resource.backup.BackupHandler;
import dev.bowline.host.resource.backup.Work;
import dev.bowline.host.resource.service.ListedServices;
import dev.bowline.host.resource.service.ServiceHandler;
import dev.bowline.host.resource.service.Systemd;
import dev.bowline.host.status.ObservedCloud;
import dev.bowline.host.status.StatusFile;
import dev.bowline.host.system.LocalPrograms;
import java.util.List;
import java.util.Map;

/** Puts the agent together; nothing else knows all its parts. */
public final class Composition {

  private final Surroundings around;

  /** A composition in these surroundings. */
  public Composition(Surroundings around) {
    this.around = around;
  }

  /** The agent of an enrolled host; {@code giveUp} must end the process. */
  public Agent agent(Identity identity, Runnable giveUp) {
    Http http = around.https().apply(identity.authority());
    Cloud cloud = cloud(identity, http);
    PolicyFile policy = new PolicyFile(around.places().policy(), around.owner());
    InventoryReport inventory = inventory(policy, cloud);
    Pace pace = new Pace(around.clock());
    Dispatcher dispatcher =
        new Dispatcher(
            List.of(
                new ServiceHandler(systemd(), inventory::wake),
                backups(identity, policy, cloud, http),
                new RefreshHandler(inventory),
                new WatchHandler(pace)));
    Journal journal = new Journal(around.places().journal(), around.clock());
    AuditFile audit = audit();
    Spool spool = new Spool(journal, cloud, audit);
    Permission permission = new Permission(policy);
    Metrics metrics = new Metrics(samples(), traffic(), pace, cloud, around.clock());
    Runner runner =
        new Runner(
            journal, permission, dispatcher, around.clock(), spool::wake, around.log(), giveUp);
    Inbox inbox =
        new Inbox(
            new SqsQueue(cloud, http, around.clock()),
            new Verification(identity, around.clock()),
            journal,
            runner,
            dispatcher,
            permission,
            audit,
            around.log());
    return new Agent(
        runner,
        Map.of(
            "inbox", () -> inbox.run(backoff(), around.pause()),
            "audit", () -> report(audit, cloud).run(backoff(), around.pause()),
            "spool", () -> spool.run(backoff(), around.pause()),
            "inventory", () -> inventory.run(backoff(), around.pause()),
            "sampler", () -> metrics.sample(around.pause()),
            "metrics", () -> metrics.send(backoff(), around.pause())),
        around.log(),
        giveUp);
  }

  /** The services of this host. */
  public Systemd systemd() {
    return new Systemd(around.processes());
  }

  /** The cloud, as an enrolled host asks it from a shell. */
  public Cloud cloud(Identity identity) {
    return client(identity, around.https().apply(identity.authority()));
  }

  /** What the unit of a job does. */
  public Work work() {
    return new Work(around.places(), new LocalPrograms(), around.clock(), around.random());
  }

  /** The audit of this host. */
  public AuditFile audit() {
    return new AuditFile(around.places().audit(), around.user(), around.clock(), around.random());
  }

  /** The last day's samples. */
  public Ring samples() {
    return new Ring(around.places().samples(), Ring.DEFAULT_CAPACITY);
  }

  /** What the interfaces of this host carry. */
  private Traffic traffic() {
    return new Traffic(
        around.places().bandwidth(), around.root(), around.clock(), around.random(), around.log());
  }

  /** The facts of this host. */
  public Host host() {
    return new Host(around.root(), Version.CURRENT);
  }

  private BackupHandler backups(Identity identity, PolicyFile policy, Cloud cloud, Http http) {
    return new BackupHandler(
        identity,
        policy,
        cloud,
        http,
        around.processes(),
        around.places(),
        around.clock(),
        around.random(),
        around.log());
  }

  private Cloud cloud(Identity identity, Http http) {
    return new ObservedCloud(
        client(identity, http),
        new StatusFile(around.places().status()),
        around.clock(),
        around.log());
  }

  private CloudClient client(Identity identity, Http http) {
    HostKey key = HostKey.in(around.places().hostKey());
    return new CloudClient(identity, key.privateKey(), http, around.clock(), around.random());
  }

  private AuditReport report(AuditFile audit, Cloud cloud) {
    return new AuditReport(audit, around.places().auditSent(), cloud, around.log());
  }

  private InventoryReport inventory(PolicyFile policy, Cloud cloud) {
    return new InventoryReport(
        host(), new ListedServices(systemd()), policy, cloud, around.clock());
  }

  private Backoff backoff() {
    return Backoff.ofAgent(around.random());
  }
}
