package dev.bowline.host.inventory;

import dev.bowline.contract.inventory.HostFacts;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.policy.PolicyFile;
import dev.bowline.host.resource.service.ListedServices;
import dev.bowline.host.system.Pause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps the cloud's picture of this host true: sent at the start, when it was asked for, after each
 * command on a service, and every five minutes if it is another.
 */
public final class InventoryReport {

  private static final String PATH = "/agent/v1/inventory";
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  /** Several changes in a row are one look, which does not compete with the result of the first. */
  private static final Duration SETTLING = Duration.ofMillis(300);

  private final Host host;
  private final ListedServices services;
  private final Supplier<PolicyFile.Reading> policy;
  private final Cloud cloud;
  private final InstantSource clock;
  private final Semaphore asked = new Semaphore(1);
  private Optional<Content> sent = Optional.empty();

  private record Content(HostFacts host, List<ServiceState> services) {}

  /** A report on {@code host} to {@code cloud}. */
  public InventoryReport(
      Host host,
      ListedServices services,
      Supplier<PolicyFile.Reading> policy,
      Cloud cloud,
      InstantSource clock) {
    this.host = host;
    this.services = services;
    this.policy = policy;
    this.cloud = cloud;
    this.clock = clock;
  }

  /** Asks for a look soon, because something changed. */
  public void wake() {
    asked.release();
  }

  /** Looks and sends until the thread is interrupted. */
  public void run(Backoff backoff, Pause pause) throws InterruptedException {
    while (true) {
      boolean ignored = asked.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      pause.of(SETTLING);
      asked.drainPermits();
      while (!sendIfChanged()) {
        pause.of(backoff.failed());
      }
      backoff.succeeded();
    }
  }

  /** Looks and sends at once, changed or not; whether the cloud has it. */
  public synchronized boolean send() {
    return send(look());
  }

  private synchronized boolean sendIfChanged() {
    Content content = look();
    return sent.filter(content::equals).isPresent() || send(content);
  }

  private Content look() {
    return new Content(host.facts(), services.under(policy.get().policy()));
  }

  private boolean send(Content content) {
    Inventory inventory = new Inventory(clock.instant(), content.host(), content.services());
    boolean accepted = cloud.put(PATH, inventory.toFields()) instanceof CloudAnswer.Accepted;
    sent = accepted ? Optional.of(content) : Optional.empty();
    return accepted;
  }
}
