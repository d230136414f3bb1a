package dev.bowline.cloud.job;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.scope.Scope;

/**
 * A command that somebody gives.
 *
 * @param scope what the giver was allowed by; a credential without it does not see the job
 * @param actor as the audit trail names them
 * @param ip the giver's address
 */
public record Order(
    long tenantId, long serverId, Scope.Exact scope, String actor, String ip, Command command) {}
