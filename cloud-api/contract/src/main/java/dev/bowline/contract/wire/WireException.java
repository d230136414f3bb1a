package dev.bowline.contract.wire;

/** A message that does not have the agreed shape; the text names the field, never its value. */
public final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A message that is wrong as {@code text} says. */
  public WireException(String text) {
    super(text);
  }
}
