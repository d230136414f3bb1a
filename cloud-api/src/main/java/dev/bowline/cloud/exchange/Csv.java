package dev.bowline.cloud.exchange;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values by RFC 4180. */
public final class Csv {

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  /**
   * One record with its line end. Every field is quoted; one that a spreadsheet might take for a
   * formula is shown as text, behind an apostrophe.
   */
  public static String record(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String text) {
    String harmless = mayBeFormula(text) ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }

  private static boolean mayBeFormula(String text) {
    String shown = text.stripLeading();
    return (!shown.isEmpty() && FORMULA_STARTS.indexOf(shown.charAt(0)) >= 0)
        || (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0);
  }
}
