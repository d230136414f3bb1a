package dev.bowline.contract.command;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a systemd service without {@code .service}: 1 to 128 letters, digits and
 * {@code @._:-}, beginning with a letter or digit, so that it can be neither an option nor anything
 * to a shell.
 */
public record ServiceName(String text) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._:-]{0,127}");

  /** Refuses any other shape. */
  public ServiceName {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a service name");
    }
  }

  /** The name written {@code text}, or nothing when it has another shape. */
  public static Optional<ServiceName> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new ServiceName(text)) : Optional.empty();
  }
}
