package dev.bowline.cloud.usage;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Where the end of a deletion can be seen. */
@Controller("/panel/log-deletions")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogDeletionController {

  private final LogDeletions deletions;

  LogDeletionController(LogDeletions deletions) {
    this.deletions = deletions;
  }

  /** The deletion of the log of the tenant's deleted key, device or token {@code id}. */
  @Get("/{id}")
  Success<LogDeletion> find(PanelMember member, long id) {
    return Success.of(
        deletions
            .find(member.tenantId(), id)
            .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such deletion").exception()));
  }
}
