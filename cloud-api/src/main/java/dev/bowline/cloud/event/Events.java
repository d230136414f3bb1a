package dev.bowline.cloud.event;

/** Where features tell what happened. */
public interface Events {

  /**
   * Tells {@code event} within the transaction that makes it true: both stand or neither. Those who
   * listen hear of it after the commit, within seconds.
   */
  void publish(Event event);
}
