package dev.bowline.cloud.credential;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The servers a credential may act on. */
public sealed interface ServerAccess {

  /** Every server of the tenant, also those that come later. */
  record All() implements ServerAccess {}

  /** These servers. */
  record Only(Set<Long> ids) implements ServerAccess {
    /** The set is copied. */
    public Only {
      ids = Set.copyOf(ids);
    }
  }

  /** The ids, sorted; nothing when it is every server. */
  default Optional<List<Long>> sortedIds() {
    return switch (this) {
      case All() -> Optional.empty();
      case Only(Set<Long> ids) -> Optional.of(ids.stream().sorted().toList());
    };
  }

  /** Whether the credential may act on the tenant's server {@code id}. */
  default boolean includes(long id) {
    return switch (this) {
      case All() -> true;
      case Only(Set<Long> ids) -> ids.contains(id);
    };
  }
}
