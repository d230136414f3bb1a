package dev.bowline.cloud.member;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mail addresses, which are logins. */
final class EmailAddress {

  /** The longest that can be delivered to (RFC 5321, section 4.5.3.1.3, less the brackets). */
  private static final int LONGEST = 254;

  private static final Pattern SHAPE =
      Pattern.compile("[!-?A-~]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  private EmailAddress() {}

  /** The one way in which an address is written here. */
  static String canonical(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** The same of an address that a new member shall have; 400 when it is none. */
  static String checked(@Nullable String text) {
    String canonical = text == null ? "" : canonical(text);
    if (canonical.length() > LONGEST || !SHAPE.matcher(canonical).matches()) {
      throw Problem.of(Code.INVALID_BODY, "email is an address such as ada@example.com")
          .exception();
    }
    return canonical;
  }
}
