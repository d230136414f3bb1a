package dev.bowline.cloud.credential;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /** The servers written {@code ids}; null is every server. */
  static ServerAccess parse(@Nullable List<String> ids) {
    return ids == null
        ? new All()
        : new Only(ids.stream().map(Long::valueOf).collect(Collectors.toSet()));
  }

  /** The ids as {@link #parse} reads them, sorted; nothing when it is every server. */
  default Optional<List<String>> texts() {
    return sortedIds().map(ids -> ids.stream().map(String::valueOf).toList());
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
