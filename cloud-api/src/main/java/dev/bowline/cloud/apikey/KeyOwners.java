package dev.bowline.cloud.apikey;

import dev.bowline.cloud.usage.KeyOwnership;
import jakarta.inject.Singleton;

/** Tells View Logs whose key it is. */
@Singleton
final class KeyOwners implements KeyOwnership {

  private final ApiKeyRepository keys;

  KeyOwners(ApiKeyRepository keys) {
    this.keys = keys;
  }

  @Override
  public boolean belongs(long number, long tenantId) {
    return keys.existsByIdAndTenantId(number, tenantId);
  }
}
