package dev.bowline.contract.scope;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ready choices of scopes for the usual kinds of client. */
public enum Preset {
  /** Every read: monitoring, dashboards, reports. */
  READ_ONLY("Read Only", new Scope.Everywhere(Action.READ)),
  /** Reads and writes, no deletion: most integrations. */
  STANDARD("Standard", new Scope.Everywhere(Action.READ), new Scope.Everywhere(Action.WRITE)),
  /** Everything but a terminal: admin tools. */
  FULL_ACCESS("Full Access", new Scope.Everything()),
  /** Accounts, plans and bandwidth: billing systems. */
  BILLING_INTEGRATION(
      "Billing Integration",
      new Scope.All(Resource.ACCOUNTS),
      new Scope.All(Resource.PLANS),
      new Scope.All(Resource.BANDWIDTH)),
  /** Reads, writes and restores backups: backup scripts. */
  BACKUP_ONLY(
      "Backup Only",
      new Scope.Exact(Resource.BACKUPS, Action.READ),
      new Scope.Exact(Resource.BACKUPS, Action.WRITE),
      new Scope.Exact(Resource.BACKUPS, Action.RESTORE));

  private final String title;
  private final Scopes scopes;

  Preset(String title, Scope... scopes) {
    this.title = title;
    this.scopes = Scopes.of(scopes);
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** What the preset grants. */
  public Scopes scopes() {
    return scopes;
  }

  /** The word as it stands in a request, such as {@code read_only}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The preset of that word, or nothing. */
  public static Optional<Preset> parse(String word) {
    return Arrays.stream(values()).filter(preset -> preset.word().equals(word)).findFirst();
  }
}
