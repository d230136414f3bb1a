package dev.bowline.host.policy;

import dev.bowline.contract.command.ServiceName;
import java.util.List;
import java.util.Set;

/**
 * What the cloud may ask of this host.
 *
 * @param services patterns of the services it may see and touch
 * @param operations it may ask for, such as {@code services.restart}
 * @param backupPaths what it may back up and restore
 * @param backupUploadLimit how fast a backup may send, in KiB/s; 0 is as fast as it can
 */
public record Policy(
    List<Glob> services, Set<String> operations, BackupPaths backupPaths, int backupUploadLimit) {

  /** Nothing at all. */
  public static final Policy NOTHING = new Policy(List.of(), Set.of());

  /** A policy that lists nothing to back up. */
  public Policy(List<Glob> services, Set<String> operations) {
    this(services, operations, BackupPaths.NONE, 0);
  }

  /** The collections are copied. */
  public Policy {
    services = List.copyOf(services);
    operations = Set.copyOf(operations);
  }

  /** Whether the owner lists {@code service}. */
  public boolean lists(ServiceName service) {
    return lists(service.text());
  }

  /** Whether the owner lists the service of that name. */
  public boolean lists(String service) {
    return services.stream().anyMatch(glob -> glob.matches(service));
  }

  /** Whether the owner allows the operation. */
  public boolean allows(String operation) {
    return operations.contains(operation);
  }
}
