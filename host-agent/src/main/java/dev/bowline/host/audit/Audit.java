package dev.bowline.host.audit;

/** Takes note of what the host's owner may want to read later. */
public interface Audit {

  /**
   * What happened.
   *
   * @param event a stable word, such as {@code command.refused}
   * @param subject the command's id or the service's name, empty when it is not known
   * @param reason a stable word or a short text
   */
  record Entry(String event, String subject, String reason) {}

  /** Writes the entry down. */
  void note(Entry entry);
}
