package dev.bowline.cloud.usage;

import dev.bowline.cloud.credential.Credential.Kind;
import java.util.Map;
import java.util.Objects;

/** Keys of tenants, by the keys' numbers. */
record FakeLogOwnership(Map<Long, Long> tenants) implements LogOwnership {

  @Override
  public Kind kind() {
    return Kind.KEY;
  }

  @Override
  public boolean belongs(long number, long tenantId) {
    return Objects.equals(tenants.get(number), tenantId);
  }
}
