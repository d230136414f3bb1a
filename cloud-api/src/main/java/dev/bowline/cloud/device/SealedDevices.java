package dev.bowline.cloud.device;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.projection.CredentialChanges;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.SealedRows;
import dev.bowline.cloud.vault.Vault;
import jakarta.inject.Singleton;

/** The secrets of devices. Sealed anew, one counts as changed, so every instance takes it up. */
@Singleton
final class SealedDevices implements SealedRows {

  private final DeviceRepository devices;
  private final CredentialChanges changes;
  private final Vault vault;

  SealedDevices(DeviceRepository devices, CredentialChanges changes, Vault vault) {
    this.devices = devices;
    this.changes = changes;
    this.vault = vault;
  }

  @Override
  public String name() {
    return "devices";
  }

  @Override
  public SealedColumns columns() {
    return devices;
  }

  @Override
  public void reseal(String id) {
    changes.store(() -> devices.lock(id).map(Device::of).map(this::resealed));
  }

  private Device resealed(Device device) {
    Credential sealed = device.credential();
    Sealed anew = vault.reseal(sealed.label(), sealed.secret());
    Device changed = device.with(sealed.resealed(anew, changes.nextGeneration()));
    devices.update(changed.toRow());
    return changed;
  }
}
