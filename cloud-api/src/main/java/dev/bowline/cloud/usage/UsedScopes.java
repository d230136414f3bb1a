package dev.bowline.cloud.usage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By which scopes keys were let through, and when last. */
@Singleton
public final class UsedScopes {

  private final CountTable counts;

  UsedScopes(CountTable counts) {
    this.counts = counts;
  }

  /**
   * Uses of one scope.
   *
   * @param requests how many requests it let through, whatever became of them then
   */
  public record Use(String scope, long requests, Instant lastUsedAt) {}

  /** What the key {@code number} used, by scope; kept for 396 days behind the last use. */
  public Map<String, Use> of(long number) {
    return counts.uses(RequestLine.subject(number)).stream()
        .map(use -> new Use(use.place().scope(), use.requests(), use.latest()))
        .collect(Collectors.toMap(Use::scope, Function.identity()));
  }

  /** Since when uses are counted: requests before are in no count. */
  public Optional<Instant> countedSince() {
    return counts.scopesCountedSince();
  }
}
