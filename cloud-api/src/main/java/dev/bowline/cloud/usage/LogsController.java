package dev.bowline.cloud.usage;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.exchange.ExportFormat;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.QueryParameters;
import dev.bowline.cloud.session.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
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
  private final LineExport export;

  LogsController(PackedLogs logs, List<LogOwnership> owners, LineExport export) {
    this.logs = logs;
    this.owners = List.copyOf(owners);
    this.export = export;
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
  @PanelOnly(Role.ROOT)
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

  /**
   * The lines of a key as a file of at most 10,000; X-Next-Cursor tells where the next file begins,
   * and may be there although this one is shorter.
   *
   * @param format {@code csv}, or {@code json} for a JSON object on each line
   */
  @Get("/keys/{id}/logs/export")
  @PanelOnly
  HttpResponse<byte[]> fileOfKey(
      Principal.PanelMember member,
      @PathVariable long id,
      @RequestBean LogParameters asked,
      @QueryValue String format) {
    return file(Kind.KEY, member.tenantId(), id, asked, format);
  }

  /** The same of a device. */
  @Get("/devices/{id}/logs/export")
  @PanelOnly(Role.ROOT)
  HttpResponse<byte[]> fileOfDevice(
      Principal.PanelMember member,
      @PathVariable long id,
      @RequestBean LogParameters asked,
      @QueryValue String format) {
    return file(Kind.DEVICE, member.tenantId(), id, asked, format);
  }

  /** The same of a bearer token. */
  @Get("/tokens/{id}/logs/export")
  @PanelOnly
  HttpResponse<byte[]> fileOfToken(
      Principal.PanelMember member,
      @PathVariable long id,
      @RequestBean LogParameters asked,
      @QueryValue String format) {
    return file(Kind.TOKEN, member.tenantId(), id, asked, format);
  }

  private Success<List<AnsweredLine>> list(
      Kind kind, long tenantId, long number, LogParameters asked) {
    requireOwned(kind, tenantId, number);
    LogPage page = logs.find(number, LogQuery.ofPage(number, asked));
    return Success.of(page.lines().stream().map(AnsweredLine::of).toList(), meta(page));
  }

  private HttpResponse<byte[]> file(
      Kind kind, long tenantId, long number, LogParameters asked, String format) {
    ExportFormat shape = QueryParameters.format(format);
    requireOwned(kind, tenantId, number);
    LogPage page = logs.find(number, LogQuery.ofFile(number, asked));
    String name = "%s-%d-requests".formatted(kind.word(), number);
    MutableHttpResponse<byte[]> answer =
        HttpResponse.ok(export.file(shape, page.lines()))
            .contentType(shape.mediaType())
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.CONTENT_DISPOSITION, shape.disposition(name));
    Optional.ofNullable(page.next())
        .ifPresent(next -> answer.header(ExportFormat.NEXT_CURSOR, next.text()));
    return answer;
  }

  private void requireOwned(Kind kind, long tenantId, long number) {
    if (owners.stream()
        .noneMatch(owner -> owner.kind() == kind && owner.belongs(number, tenantId))) {
      throw Problem.of(Code.NOT_FOUND, "No such " + kind.word()).exception();
    }
  }

  private static Map<String, Object> meta(LogPage page) {
    Map<String, Object> meta = new LinkedHashMap<>();
    Optional.ofNullable(page.next()).ifPresent(next -> meta.put("next_cursor", next.text()));
    Optional.ofNullable(page.completeUntil())
        .ifPresent(until -> meta.put("complete_until", until.toString()));
    return meta;
  }
}
