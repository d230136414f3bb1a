package dev.bowline.cloud.usage;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.credential.Credential.Kind;
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

/** View Logs of one key, device or token. */
@Controller("/panel")
@ExecuteOn(TaskExecutors.VIRTUAL)
final class LogsController {

  private final PackedLogs logs;
  private final List<LogOwnership> owners;

  LogsController(PackedLogs logs, List<LogOwnership> owners) {
    this.logs = logs;
    this.owners = List.copyOf(owners);
  }

  /** The lines of the tenant's key {@code id}, the youngest first; another tenant's key is 404. */
  @Get("/keys/{id}/logs")
  @PanelOnly
  Success<List<AnsweredLine>> ofKey(
      Principal.PanelMember member, @PathVariable long id, @RequestBean LogParameters asked) {
    return list(Kind.KEY, member.tenantId(), id, asked);
  }

  /** The same of the tenant's device {@code id}. */
  @Get("/devices/{id}/logs")
  @PanelOnly(root = true)
  Success<List<AnsweredLine>> ofDevice(
      Principal.PanelMember member, @PathVariable long id, @RequestBean LogParameters asked) {
    return list(Kind.DEVICE, member.tenantId(), id, asked);
  }

  /** The same of the tenant's bearer token {@code id}. */
  @Get("/tokens/{id}/logs")
  @PanelOnly
  Success<List<AnsweredLine>> ofToken(
      Principal.PanelMember member, @PathVariable long id, @RequestBean LogParameters asked) {
    return list(Kind.TOKEN, member.tenantId(), id, asked);
  }

  private Success<List<AnsweredLine>> list(
      Kind kind, long tenantId, long number, LogParameters asked) {
    if (owners.stream()
        .noneMatch(owner -> owner.kind() == kind && owner.belongs(number, tenantId))) {
      throw Problem.of(Code.NOT_FOUND, "No such " + kind.word()).exception();
    }
    LogPage page = logs.find(number, LogQuery.of(number, asked));
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
