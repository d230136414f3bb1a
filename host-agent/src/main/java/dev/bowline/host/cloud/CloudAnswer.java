package dev.bowline.host.cloud;

import dev.bowline.contract.wire.Fields;

/** What became of a request to the cloud. */
public sealed interface CloudAnswer {

  /** Done; {@code data} is the answer, one JSON object. */
  record Accepted(Fields data) implements CloudAnswer {}

  /**
   * The cloud will not do it, however often it is asked.
   *
   * @param status of HTTP, 400 to 499
   * @param code the cloud's stable word
   */
  record Refused(int status, String code) implements CloudAnswer {

    /** Whether the host's key is not, or no longer, known. */
    public boolean isUnknownHost() {
      return status == 401 || status == 403;
    }
  }

  /** No answer, or one that may be different next time. */
  record Unavailable(String reason) implements CloudAnswer {}
}
