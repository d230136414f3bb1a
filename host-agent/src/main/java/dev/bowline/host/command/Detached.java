package dev.bowline.host.command;

/**
 * The agent stops while a command's work goes on by itself. Nothing is said of its end: the next
 * start of the agent finds the work again.
 */
public final class Detached extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The end of a handler's attention. */
  public Detached() {
    super("The agent stops; the work goes on");
  }
}
