package dev.bowline.cloud.device;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.projection.CredentialAudit;
import dev.bowline.cloud.projection.CredentialAudit.Change;
import dev.bowline.cloud.projection.CredentialChanges;
import dev.bowline.cloud.usage.LogDeletion;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A tenant's devices. Another tenant's device is as if it did not exist. A revoked device can be
 * restored; a deleted one is gone for good.
 */
@Singleton
public final class Devices {

  private static final Change PAIR = new Change("device.pair", EventType.DEVICE_PAIRED);
  private static final Change EDIT = new Change("device.edit", EventType.DEVICE_CHANGED);
  private static final Change REVOKE = new Change("device.revoke", EventType.DEVICE_REVOKED);
  private static final Change RESTORE = new Change("device.restore", EventType.DEVICE_RESTORED);
  private static final Change DELETE = new Change("device.delete", EventType.DEVICE_DELETED);

  private final DeviceRepository devices;
  private final DeviceForge forge;
  private final CredentialChanges changes;
  private final CredentialAudit audit;
  private final InstantSource time;

  Devices(
      DeviceRepository devices,
      DeviceForge forge,
      CredentialChanges changes,
      CredentialAudit audit,
      InstantSource time) {
    this.devices = devices;
    this.forge = forge;
    this.changes = changes;
    this.audit = audit;
    this.time = time;
  }

  /**
   * Makes the device of a pairing, or finds the one it made before: the call may be repeated. The
   * device can sign as soon as this returns.
   *
   * @return nothing when the pairing's device was deleted meanwhile
   */
  public Optional<Credential> enrol(NewDevice asked) {
    return changes.store(() -> made(asked)).map(Device::credential);
  }

  private Optional<Device> made(NewDevice asked) {
    Editor editor = asked.editor();
    Instant now = now();
    if (devices.notePairing(asked.pairingId(), asked.number(), now) == 0) {
      return find(editor.tenantId(), asked.number());
    }
    Device device = forge.make(asked, now, changes.nextGeneration());
    devices.save(device.toRow());
    record(editor, PAIR, device, DeviceForge.birth(device, asked.ip()));
    return Optional.of(device);
  }

  /** All of them, the youngest first. */
  List<Device> all(long tenantId) {
    return devices.findByTenantIdOrderByIdDesc(tenantId).stream().map(Device::of).toList();
  }

  Optional<Device> find(long tenantId, long id) {
    return devices.findByIdAndTenantId(id, tenantId).map(Device::of);
  }

  /** Changes what {@code asked} names; 409 for another version. */
  Device edit(Editor editor, long id, IfMatch condition, EditDevice asked) {
    return change(
        editor,
        id,
        EDIT,
        (before, generation) -> {
          condition.demand(before.tag());
          return before.with(forge.edited(before.credential(), asked, generation));
        });
  }

  /** Ends the device until it is restored: its next request is refused. 409 when it has ended. */
  Device revoke(Editor editor, long id, String reason) {
    Revocation revocation = new Revocation(now(), reason);
    return change(
        editor,
        id,
        REVOKE,
        (before, generation) -> {
          if (before.isRevoked()) {
            throw Problem.of(Code.ALREADY_REVOKED, "The device is revoked already").exception();
          }
          return before.revoked(revocation, generation);
        });
  }

  /** Lets a revoked device in again, with the secret it has. 409 when it is not revoked. */
  Device restore(Editor editor, long id) {
    return change(
        editor,
        id,
        RESTORE,
        (before, generation) -> {
          if (!before.isRevoked()) {
            throw Problem.of(Code.CONFLICT, "The device is not revoked").exception();
          }
          return before.restored(generation);
        });
  }

  /** Removes the device, and later its request log; what the audit trail says of it stays. */
  LogDeletion delete(Editor editor, long id) {
    return changes.remove(
        () -> locked(editor, id),
        device -> {
          devices.deleteById(id);
          record(editor, DELETE, device, DeviceForge.state(device));
        });
  }

  private Device change(
      Editor editor, long id, Change change, BiFunction<Device, Long, Device> alteration) {
    return changes.change(
        () -> locked(editor, id),
        alteration,
        (before, after) -> {
          devices.update(after.toRow());
          record(editor, change, after, difference(before, after));
        });
  }

  private Device locked(Editor editor, long id) {
    return devices.lock(id, editor.tenantId()).map(Device::of).orElseThrow(Devices::absent);
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void record(Editor editor, Change change, Device device, Map<String, Object> details) {
    Credential credential = device.credential();
    Map<String, Object> told =
        Map.of(
            "device_id", credential.number(),
            "name", credential.name(),
            "platform", device.platform().word(),
            "model", device.model());
    audit.append(editor, change, credential, details, told);
  }

  private static Map<String, Object> difference(Device before, Device after) {
    String reason = Optional.ofNullable(after.revocation()).map(Revocation::reason).orElse("");
    return AuditEvent.difference(DeviceForge.state(before), DeviceForge.state(after), reason);
  }

  static RuntimeException absent() {
    return Problem.of(Code.NOT_FOUND, "No such device").exception();
  }
}
