package dev.bowline.cloud.credential;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The servers a credential may act on. */
public sealed interface ServerAccess {

  /** Ids begin above it. */
  long NO_SERVER = -1;

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

  /** This for one server: that server, or none when it is not among these. */
  default ServerAccess narrowedTo(long id) {
    return new Only(includes(id) ? Set.of(id) : Set.of());
  }

  /** The ids for an SQL list, which must not be empty: one that no server has stands for none. */
  default List<Long> listed() {
    return sortedIds().filter(ids -> !ids.isEmpty()).orElse(List.of(NO_SERVER));
  }

  /** Whether the credential may act on the tenant's server {@code id}. */
  default boolean includes(long id) {
    return switch (this) {
      case All() -> true;
      case Only(Set<Long> ids) -> ids.contains(id);
    };
  }
}
