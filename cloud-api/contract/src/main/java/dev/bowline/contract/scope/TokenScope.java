package dev.bowline.contract.scope;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a bearer token may read: all there is to grant, for a token never changes anything. */
public enum TokenScope {
  PROFILE("Profile"),
  ACCOUNTS("Accounts"),
  DOMAINS("Domains"),
  WEBSITES("Websites"),
  EMAIL("Email"),
  DATABASES("Databases"),
  SSL("SSL"),
  BACKUPS("Backups"),
  CRON("Cron"),
  JOBS("Jobs"),
  SERVICES("Services"),
  SETTINGS("Settings"),
  PLATFORM("Platform"),
  /** {@code *}: every other one, also those to come. */
  EVERYTHING("Everything");

  private final String title;

  TokenScope(String title) {
    this.title = title;
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** The scope as it is written, such as {@code domains.read}. */
  public String text() {
    return this == EVERYTHING ? "*" : name().toLowerCase(Locale.ROOT) + ".read";
  }

  /** Whether a token with this scope alone may read what {@code demanded} stands for. */
  public boolean permits(TokenScope demanded) {
    return this == EVERYTHING || this == demanded;
  }

  /** The scope written {@code text}, exactly as {@link #text} writes it, or nothing. */
  public static Optional<TokenScope> parse(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }
}
