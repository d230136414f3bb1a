package dev.bowline.cloud.audit;

import dev.bowline.cloud.exchange.Csv;
import dev.bowline.cloud.exchange.ExportFormat;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Entries in the shapes in which they leave. */
@Singleton
final class EntryFormat {

  private static final List<String> COLUMNS =
      List.of("id", "time", "actor", "action", "subject", "ip", "details");

  private final JsonMapper json;

  EntryFormat(JsonMapper json) {
    this.json = json;
  }

  AnsweredEntry answered(AuditEntry entry) {
    return new AnsweredEntry(
        entry.id(),
        entry.occurredAt(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.ip(),
        details(entry.details()));
  }

  /** What a file begins with. */
  String beginning(ExportFormat format) {
    return switch (format) {
      case CSV -> Csv.record(COLUMNS);
      case JSON -> "";
    };
  }

  /** One entry of a file. */
  String line(ExportFormat format, AuditEntry entry) {
    return switch (format) {
      case CSV ->
          Csv.record(
              List.of(
                  Long.toString(entry.id()),
                  entry.occurredAt().toString(),
                  entry.actor(),
                  entry.action(),
                  entry.subject(),
                  entry.ip(),
                  entry.details()));
      case JSON -> text(answered(entry)) + "\n";
    };
  }

  private Map<String, Object> details(String text) {
    try {
      return json.readValue(text, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(AnsweredEntry entry) {
    try {
      return new String(json.writeValueAsBytes(entry), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
