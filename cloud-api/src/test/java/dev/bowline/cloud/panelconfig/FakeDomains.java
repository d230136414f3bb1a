package dev.bowline.cloud.panelconfig;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** A feature that lists domains: tenant 31 has one. */
@Singleton
@Requires(property = "testing.domains", value = "true")
final class FakeDomains implements PanelItems {

  static final long OWNER = 31;

  @Override
  public Category category() {
    return Category.DOMAINS;
  }

  @Override
  public Class<?> itemType() {
    return DomainItem.class;
  }

  @Override
  public List<DomainItem> items(long tenantId) {
    return tenantId == OWNER
        ? List.of(new DomainItem(31, "acme-studio.com", "primary", "active", "active"))
        : List.of();
  }
}
