package dev.bowline.host.command;

import java.time.Duration;
import java.util.UUID;

/** One run of a command, as its handler sees it. */
public interface Course {

  /** The command's id. */
  UUID id();

  /**
   * Tells the cloud how far the work is, in a short text for people. Of what was told only the last
   * is kept until it is sent, and none of it outlives the agent.
   */
  void progress(String message);

  /**
   * Lets time pass.
   *
   * @throws Detached once the agent stops
   */
  void rest(Duration length);
}
