package dev.bowline.host.command;

import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import java.util.UUID;

/** What one message of the queue turned out to be. */
public sealed interface Verdict {

  /** Signed by the cloud, for this host, in time. */
  record Genuine(CommandMessage message) implements Verdict {}

  /** Signed by the cloud, but not to be run; the cloud is told why. */
  record Refused(UUID id, Outcome.Refused outcome) implements Verdict {}

  /** From whoever: nothing in it can be trusted, so nobody is told. */
  record Forged(String reason) implements Verdict {}
}
