package dev.bowline.cloud.panelconfig;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the features have to list, by category. */
@Singleton
public final class Listings {

  private final Map<Category, PanelItems> known = new EnumMap<>(Category.class);

  Listings(List<PanelItems> contributions) {
    for (PanelItems items : contributions) {
      if (known.put(items.category(), items) != null) {
        throw new IllegalStateException("Two features list " + items.category());
      }
    }
  }

  /** All items of the tenant; none when no feature lists the category, so no server reports any. */
  Listing of(Category category, long tenantId) {
    return new Listing(
        category.word(),
        contribution(category).<List<?>>map(items -> items.items(tenantId)).orElse(List.of()));
  }

  /** The record of one item; Object while nobody lists the category. */
  public Class<?> itemType(Category category) {
    return contribution(category).<Class<?>>map(PanelItems::itemType).orElseGet(category::itemType);
  }

  private Optional<PanelItems> contribution(Category category) {
    return Optional.ofNullable(known.get(category));
  }
}
