package dev.bowline.cloud.usage;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** View Logs of one key. */
@Controller("/panel/keys/{id}/logs")
@PanelOnly
@ExecuteOn(TaskExecutors.VIRTUAL)
final class KeyLogsController {

  private final PackedLogs logs;
  private final KeyOwnership keys;

  KeyLogsController(PackedLogs logs, KeyOwnership keys) {
    this.logs = logs;
    this.keys = keys;
  }

  /** The lines of the tenant's key {@code id}, the youngest first; another tenant's key is 404. */
  @Get
  Success<List<AnsweredLine>> list(
      Principal.PanelMember member, @PathVariable long id, @RequestBean LogParameters asked) {
    if (!keys.belongs(id, member.tenantId())) {
      throw Problem.of(Code.NOT_FOUND, "No such key").exception();
    }
    LogPage page = logs.find(id, LogQuery.of(id, asked));
    return Success.of(page.lines().stream().map(AnsweredLine::of).toList(), meta(page));
  }

  private static Map<String, Object> meta(LogPage page) {
    Map<String, Object> meta = new LinkedHashMap<>();
    Optional.ofNullable(page.next()).ifPresent(next -> meta.put("next_cursor", next.text()));
    Optional.ofNullable(page.completeUntil())
        .ifPresent(until -> meta.put("complete_until", until.toString()));
    return meta;
  }
}
