package dev.bowline.iac;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import java.net.URI;

/**
 * The names of things, as the API works them out from the prefix of its installation.
 *
 * @param prefix known when the stack is deployed
 */
record Names(String prefix) {

  private static final URI NOWHERE = URI.create("https://bowline.invalid");

  private Installation installation() {
    return new Installation(false, NOWHERE, NOWHERE, prefix);
  }

  /** The name of {@code table}. */
  String table(Table table) {
    return installation().name(table);
  }

  /** What the names of all servers' queues match. */
  String queues() {
    String first = installation().queue(0);
    return first.substring(0, first.length() - 1) + "*";
  }

  /** The name of the bucket of all backups. */
  String backups() {
    return installation().backupBucket();
  }

  /** The name of something that the API does not name itself. */
  String of(String thing) {
    return prefix + thing;
  }
}
