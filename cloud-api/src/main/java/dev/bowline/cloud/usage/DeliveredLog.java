package dev.bowline.cloud.usage;

import java.time.Instant;
import java.util.List;

/**
 * Events of one log stream of CloudWatch, as a subscription delivers them: at least once, and in no
 * order.
 *
 * @param stream the log stream's name, which no other ever has
 */
public record DeliveredLog(String stream, List<Event> events) {

  /**
   * One event.
   *
   * @param id its number at CloudWatch, the same in every delivery
   * @param time when it was printed
   * @param message what was printed, one line
   */
  public record Event(String id, Instant time, String message) {}
}
