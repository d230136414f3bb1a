package dev.bowline.cloud.audit;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.ExportFormat;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.platform.RowPage;
import dev.bowline.cloud.problem.QueryParameters;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.reactivestreams.Publisher;

/** The tenant's audit trail, for those who run the tenant. */
@Controller("/panel/audit")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {

  private static final int LONGEST_FILE = 5_000;

  private final AuditEntryRepository entries;
  private final AuditExport export;
  private final EntryFormat shapes;

  AuditController(AuditEntryRepository entries, AuditExport export, EntryFormat shapes) {
    this.entries = entries;
    this.export = export;
    this.shapes = shapes;
  }

  /** Entries, the youngest first. */
  @Get
  HttpResponse<Success<List<AnsweredEntry>>> list(
      PanelMember member, @RequestBean AuditParameters asked) {
    AuditFilter filter = AuditFilter.of(member.tenantId(), asked);
    RowPage<AuditEntry> page =
        RowPage.of(
            AuditFilter.ROWS,
            member.tenantId(),
            asked.cursor(),
            asked.limit(),
            (before, most) -> entries.page(filter.below(before), most),
            AuditEntry::id);
    return unstored(
        HttpResponse.ok(page.answer(page.rows().stream().map(shapes::answered).toList())));
  }

  /**
   * The same as a file of at most 5,000 rows; X-Next-Cursor tells where the next file begins.
   *
   * @param format {@code csv}, or {@code json} for a JSON object on each line
   */
  @Get("/export")
  HttpResponse<Publisher<byte[]>> export(
      PanelMember member, @RequestBean AuditParameters asked, @QueryValue String format) {
    ExportFormat shape = QueryParameters.format(format);
    AuditFilter filter = AuditFilter.of(member.tenantId(), asked);
    int most = QueryParameters.limit(asked.limit(), LONGEST_FILE, LONGEST_FILE);
    Publisher<byte[]> file = export.file(filter, most, shape);
    MutableHttpResponse<Publisher<byte[]>> answer =
        HttpResponse.ok(file)
            .contentType(shape.mediaType())
            .header(HttpHeaders.CONTENT_DISPOSITION, shape.disposition("audit-trail"));
    entries
        .lastOf(filter, most)
        .ifPresent(last -> answer.header(ExportFormat.NEXT_CURSOR, filter.cursorBehind(last)));
    return unstored(answer);
  }

  private static <T> MutableHttpResponse<T> unstored(MutableHttpResponse<T> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
