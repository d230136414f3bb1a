package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;

/** What became of a request to the cloud. */
sealed interface PanelAnswer {

  /** Done; {@code body} is the whole answer. */
  record Done(Fields body) implements PanelAnswer {}

  /** The session is over, or never was. */
  record Ended() implements PanelAnswer {}

  /**
   * The cloud will not do it.
   *
   * @param code its stable word
   * @param text what it says about that, not yet printable
   */
  record Refused(int status, String code, String text) implements PanelAnswer {}

  /** No answer, or one that may be different next time. */
  record Unavailable(String reason) implements PanelAnswer {}
}
