package dev.bowline.cloud.exchange;

import io.micronaut.http.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How rows leave as a file. */
public enum ExportFormat {
  /** A header and a record for each row, by RFC 4180. */
  CSV("text/csv; header=present", "csv"),
  /** A JSON object for each row, on a line of its own, so that files can be joined and cut. */
  JSON("application/x-ndjson", "jsonl");

  /** The header with the cursor behind the last row of a file, when there are more. */
  public static final String NEXT_CURSOR = "X-Next-Cursor";

  private final String mediaType;
  private final String ending;

  ExportFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /** The format that a request calls {@code word}, in lower case. */
  public static Optional<ExportFormat> parse(String word) {
    return Arrays.stream(values())
        .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /** Its media type; all text is UTF-8. */
  public MediaType mediaType() {
    return MediaType.of(mediaType + "; charset=utf-8");
  }

  /** The Content-Disposition under which a browser keeps the file {@code name}. */
  public String disposition(String name) {
    return "attachment; filename=\"" + name + "." + ending + "\"";
  }
}
