package dev.bowline.cloud.job;

import dev.bowline.cloud.server.Host;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.scope.Scope;

/**
 * A command that somebody gives.
 *
 * @param scope what the giver was allowed by; a credential without it does not see the job
 * @param actor as the audit trail names them
 * @param ip the giver's address
 * @param name of the service or the backup it is about, as people call it; a simulated host reads
 *     from it how to end
 */
public record Order(
    long tenantId,
    Host host,
    Scope.Exact scope,
    String actor,
    String ip,
    Command command,
    String name) {}
