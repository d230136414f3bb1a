package dev.bowline.contract.scope;

import static dev.bowline.contract.scope.Action.ACCESS;
import static dev.bowline.contract.scope.Action.DELETE;
import static dev.bowline.contract.scope.Action.READ;
import static dev.bowline.contract.scope.Action.RESTART;
import static dev.bowline.contract.scope.Action.RESTORE;
import static dev.bowline.contract.scope.Action.RUN;
import static dev.bowline.contract.scope.Action.START;
import static dev.bowline.contract.scope.Action.STOP;
import static dev.bowline.contract.scope.Action.WRITE;

import java.util.List;
import java.util.Locale;

/**
 * The categories of everything Bowline manages. Scopes, presets, check boxes and documentation are
 * all derived from this list.
 */
public enum Resource {
  ACCOUNTS("Accounts", READ, WRITE, DELETE),
  DOMAINS("Domains", READ, WRITE, DELETE),
  DATABASES("Databases", READ, WRITE, DELETE),
  EMAIL("Email", READ, WRITE, DELETE),
  FTP("FTP", READ, WRITE, DELETE),
  DNS("DNS", READ, WRITE, DELETE),
  SSL("SSL", READ, WRITE),
  BACKUPS("Backups", READ, WRITE, RESTORE, RUN),
  BANDWIDTH("Bandwidth", READ),
  PLANS("Plans", READ, WRITE),
  WEBHOOKS("Webhooks", READ, WRITE, DELETE),
  SERVER("Server", READ),
  SERVICES("Services", READ, START, STOP, RESTART),
  FILES("Files", READ, WRITE, DELETE),
  LICENSE("License", READ),
  CLOUDFLARE("CloudFlare", READ, WRITE, DELETE),
  TERMINAL("Terminal", ACCESS);

  private final String title;
  private final List<Action> actions;

  Resource(String title, Action... actions) {
    this.title = title;
    this.actions = List.of(actions);
  }

  /** The name a person reads. */
  public String title() {
    return title;
  }

  /** What may be done to it, in the order in which it is shown. */
  public List<Action> actions() {
    return actions;
  }

  /** The word as it stands in a scope, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether {@code word:*} is a scope: a terminal is granted by its full name or not at all. */
  public boolean hasWildcard() {
    return this != TERMINAL;
  }
}
