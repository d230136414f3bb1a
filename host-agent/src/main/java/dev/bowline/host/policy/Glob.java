package dev.bowline.host.policy;

/** A pattern in which {@code *} stands for any characters, also none; all else for itself. */
public record Glob(String text) {

  /** Whether all of {@code name} matches. */
  public boolean matches(String name) {
    int star = text.indexOf('*');
    if (star < 0) {
      return text.equals(name);
    }
    String rest = text.substring(star + 1);
    return name.startsWith(text.substring(0, star)) && endMatches(rest, name.substring(star));
  }

  /** Whether the pattern names one thing only. */
  public boolean isLiteral() {
    return text.indexOf('*') < 0;
  }

  private static boolean endMatches(String rest, String name) {
    Glob tail = new Glob(rest);
    if (tail.isLiteral()) {
      return name.endsWith(rest);
    }
    for (int from = 0; from <= name.length(); from++) {
      if (tail.matches(name.substring(from))) {
        return true;
      }
    }
    return false;
  }
}
