package dev.bowline.cloud.audit;

import dev.bowline.cloud.exchange.ExportFormat;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Entries as a file, read a few hundred at a time as the client takes them: no connection of the
 * database is held while a slow client reads.
 */
@Singleton
final class AuditExport {

  private static final int AT_ONCE = 500;

  private final AuditEntryRepository entries;
  private final EntryFormat shapes;
  private final ExecutorService threads;

  AuditExport(
      AuditEntryRepository entries,
      EntryFormat shapes,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.entries = entries;
    this.shapes = shapes;
    this.threads = threads;
  }

  /** How far a file has come. */
  private record Progress(AuditFilter filter, int left) {}

  /** The first {@code most} entries that {@code filter} wants, as the parts of a file. */
  Flux<byte[]> file(AuditFilter filter, int most, ExportFormat format) {
    Flux<String> parts =
        Flux.generate(
            () -> new Progress(filter, most),
            (progress, sink) -> {
              int asked = Math.min(AT_ONCE, progress.left());
              List<AuditEntry> page =
                  asked == 0 ? List.of() : entries.page(progress.filter(), asked);
              if (page.isEmpty()) {
                sink.complete();
                return progress;
              }
              sink.next(text(page, format));
              return new Progress(
                  progress.filter().below(page.getLast().id()), progress.left() - page.size());
            });
    return Flux.concat(Flux.just(shapes.beginning(format)), parts)
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .subscribeOn(Schedulers.fromExecutor(threads));
  }

  private String text(List<AuditEntry> page, ExportFormat format) {
    StringBuilder text = new StringBuilder();
    page.forEach(entry -> text.append(shapes.line(format, entry)));
    return text.toString();
  }
}
