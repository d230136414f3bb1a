package dev.bowline.cloud.event;

/** Someone who wants to know what happens. */
public interface EventListener {

  /**
   * Notes {@code event} in SQL. It runs in the transaction that forgets the event, so each is noted
   * once; a failure is tried again later and meanwhile holds up other listeners.
   */
  void on(Published event);
}
