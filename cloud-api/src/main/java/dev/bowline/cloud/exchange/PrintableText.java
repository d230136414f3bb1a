package dev.bowline.cloud.exchange;

/**
 * Text from outside, made safe to show in a log, a terminal or a page: no line breaks, no escape
 * sequences, no characters that turn the direction of reading.
 */
public final class PrintableText {

  private PrintableText() {}

  /**
   * {@code text} with every control, format, private, lone surrogate or unassigned character
   * written as {@code \}{@code uXXXX}, and cut to {@code limit} characters, an ellipsis included.
   */
  public static String of(String text, int limit) {
    String cut = text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    return isPrintable(cut) ? cut : escaped(cut);
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(point -> {
          if (isShown(point)) {
            escaped.appendCodePoint(point);
          } else {
            escaped.append("\\u%04x".formatted(point));
          }
        });
    return escaped.toString();
  }

  private static boolean isShown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
