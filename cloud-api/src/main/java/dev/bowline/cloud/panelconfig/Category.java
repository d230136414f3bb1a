package dev.bowline.cloud.panelconfig;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What this surface lists. */
public enum Category {
  ACCOUNTS,
  DOMAINS(DomainItem.class),
  WEBSITES,
  EMAIL,
  DATABASES,
  SSL,
  BACKUPS,
  JOBS,
  CRON,
  SERVICES,
  SERVER_HEALTH;

  private final Class<?> itemType;

  Category() {
    this(Object.class);
  }

  Category(Class<?> itemType) {
    this.itemType = itemType;
  }

  /** The word in its path and in {@code data.resource}, such as {@code server-health}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The category of that word, or nothing. */
  public static Optional<Category> parse(String word) {
    return Arrays.stream(values()).filter(category -> category.word().equals(word)).findFirst();
  }

  /** The record of one item that clients may rely on whoever lists it; Object is any. */
  Class<?> itemType() {
    return itemType;
  }
}
