package dev.bowline.cloud.ratelimit;

/** The wait between two tries of a write that others were faster with. */
@FunctionalInterface
public interface Pause {

  /**
   * Waits a little, longer the more races were lost, and by chance, so that rivals part.
   *
   * @param lost how many, at least 1
   */
  void afterLosing(int lost);
}
