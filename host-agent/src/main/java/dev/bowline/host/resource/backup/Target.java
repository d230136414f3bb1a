package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.HostPath;
import java.nio.file.Path;

/**
 * One path to restore.
 *
 * @param source in the snapshot
 * @param place where it goes
 * @param root what the policy lists, in which the place is
 */
record Target(HostPath source, HostPath place, HostPath root) {

  /** Where the root's staging directory has it. */
  Path staged(Path staging) {
    return staging.resolve(source.text().substring(1));
  }

  Path placePath() {
    return Path.of(place.text());
  }

  Path rootPath() {
    return Path.of(root.text());
  }

  /** Whether it goes to where the policy's listed path is, which cannot be renamed itself. */
  boolean isRoot() {
    return place.equals(root);
  }
}
