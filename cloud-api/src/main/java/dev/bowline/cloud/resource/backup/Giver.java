package dev.bowline.cloud.resource.backup;

import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;

/**
 * Who asks for something.
 *
 * @param action what of backups they were allowed by
 * @param actor as the audit trail names them
 * @param ip their address; empty when there is none
 */
record Giver(long tenantId, Action action, String actor, String ip) {

  Scope.Exact scope() {
    return new Scope.Exact(Resource.BACKUPS, action);
  }
}
