package dev.bowline.cloud.ratelimit;

/**
 * The admission item of one credential as it was at some moment.
 *
 * @param version raised whenever the current bucket changes
 * @param generation of the credential; a change of any kind raises it
 */
record AdmissionItem(long version, Rings rings, Standing standing, long generation) {

  /** Whichever of the two was stored later. */
  AdmissionItem later(AdmissionItem other) {
    if (generation != other.generation) {
      return generation > other.generation ? this : other;
    }
    if (version != other.version) {
      return version > other.version ? this : other;
    }
    return rings.count() >= other.rings.count() ? this : other;
  }

  /** The item after one more request in the bucket of {@code rings}. */
  AdmissionItem stepped(Rings rings) {
    return new AdmissionItem(version + 1, rings.withCount(1), standing, generation);
  }

  /** The item whose current bucket counts {@code count}. */
  AdmissionItem counted(int count) {
    return new AdmissionItem(version, rings.withCount(count), standing, generation);
  }
}
