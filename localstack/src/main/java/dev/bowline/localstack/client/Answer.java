package dev.bowline.localstack.client;

import dev.bowline.contract.wire.Fields;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;

/**
 * What the API answered.
 *
 * @param took from sending the request to the last byte of the answer
 */
public record Answer(int status, HttpHeaders headers, Map<String, Object> json, Duration took) {

  /** The {@code data} of a success. */
  public Fields data() {
    return Fields.of(json.get("data"));
  }

  /** The {@code code} of a failure, or an empty text. */
  public String code() {
    return json.get("code") instanceof String code ? code : "";
  }

  @Override
  public String toString() {
    return status + " " + json;
  }
}
