package dev.bowline.cloud.usage;

import dev.bowline.cloud.exchange.Csv;
import dev.bowline.cloud.exchange.ExportFormat;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of View Logs as a file. */
@Singleton
final class LineExport {

  private static final List<String> COLUMNS =
      List.of("time", "method", "path", "status", "ms", "ip", "request_id", "actor");

  private final JsonMapper json;

  LineExport(JsonMapper json) {
    this.json = json;
  }

  /** The whole file, in memory: its lines are few enough. */
  byte[] file(ExportFormat format, List<RequestLine> lines) {
    StringBuilder file = new StringBuilder(beginning(format));
    lines.forEach(line -> file.append(text(format, AnsweredLine.of(line))));
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String beginning(ExportFormat format) {
    return switch (format) {
      case CSV -> Csv.record(COLUMNS);
      case JSON -> "";
    };
  }

  private String text(ExportFormat format, AnsweredLine line) {
    return switch (format) {
      case CSV -> Csv.record(fields(line));
      case JSON -> json(line) + "\n";
    };
  }

  private static List<String> fields(AnsweredLine line) {
    return List.of(
        line.time().toString(),
        line.method(),
        line.path(),
        Integer.toString(line.status()),
        Double.toString(line.ms()),
        line.ip(),
        line.requestId(),
        line.actor());
  }

  private String json(AnsweredLine line) {
    try {
      return new String(json.writeValueAsBytes(line), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
