package dev.bowline.cloud.usage;

import java.util.Set;

/** What became of one batch. */
sealed interface Packing {

  /** All of it stands in the tables. */
  record Packed(Position to) implements Packing {}

  /** None of it was written: somebody else packed from this position before. */
  record Overtaken() implements Packing {}

  /** None of it was written: the logs of these subjects were deleted for ever. */
  record Forgotten(Set<String> subjects) implements Packing {}

  /** None of it was written: of these uses a younger one is known already. */
  record Outdated(Set<ScopeUse.Place> uses) implements Packing {}

  /** None of it was written: another transaction touched the same items just now. */
  record Contended() implements Packing {}
}
