package dev.bowline.cloud.server;

import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;

/** What a server may be called: 1 to 64 printable characters. */
final class ServerName {

  private static final int LONGEST = 64;

  private ServerName() {}

  /** The name without blanks around it; 400 when it is none. */
  static String checked(String name) {
    if (name.isBlank() || !PrintableText.of(name, LONGEST).equals(name)) {
      throw Problem.of(Code.INVALID_BODY, "name must be 1 to " + LONGEST + " printable characters.")
          .exception();
    }
    return name.strip();
  }
}
