package dev.bowline.cloud.platform;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How rounds of {@link BackgroundWork} are done, whoever calls them. */
public final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private Rounds() {}

  /** What became of a round. */
  public enum Outcome {
    /** There was nothing to do. */
    IDLE,
    /** Something was done, and there may be more. */
    WORKED,
    /** It broke off, and the next round makes it good. */
    FAILED
  }

  /** Does one round. What goes wrong is logged and thrown at nobody. */
  public static Outcome attempt(BackgroundWork work) {
    try {
      return work.round() ? Outcome.WORKED : Outcome.IDLE;
    } catch (IOException | RuntimeException e) {
      LOG.warn("A round of {} broke off: {}", work.name(), e.toString());
      LOG.debug("It was", e);
      return Outcome.FAILED;
    }
  }
}
