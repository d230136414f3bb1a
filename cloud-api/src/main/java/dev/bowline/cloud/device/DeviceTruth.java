package dev.bowline.cloud.device;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.projection.CredentialTruth;
import dev.bowline.cloud.usage.LogOwnership;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells what authentication and View Logs are to know of a device. */
@Singleton
final class DeviceTruth implements CredentialTruth, LogOwnership {

  private final DeviceRepository devices;

  DeviceTruth(DeviceRepository devices) {
    this.devices = devices;
  }

  @Override
  public Kind kind() {
    return Kind.DEVICE;
  }

  @Override
  public Optional<Credential> find(String id) {
    return devices.findByPublicKey(id).map(row -> Device.of(row).credential());
  }

  @Override
  public boolean belongs(long number, long tenantId) {
    return devices.existsByIdAndTenantId(number, tenantId);
  }
}
