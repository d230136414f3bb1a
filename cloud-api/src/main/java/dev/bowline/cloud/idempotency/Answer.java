package dev.bowline.cloud.idempotency;

import java.util.Map;

/**
 * An answer that can be given again.
 *
 * @param headers those that belong to the answer and not to the exchange
 * @param body JSON
 */
record Answer(int status, Map<String, String> headers, String body) {

  /** The map is copied. */
  Answer {
    headers = Map.copyOf(headers);
  }
}
