package dev.bowline.cloud.usage;

import java.time.Instant;

/** How often, and when last, one subject was let through by one scope. */
record ScopeUse(Place place, long requests, Instant latest) {

  /** Whose scope. */
  record Place(String subject, String scope) {}

  /** Both uses of one place together. */
  ScopeUse plus(ScopeUse other) {
    Instant later = latest.isAfter(other.latest) ? latest : other.latest;
    return new ScopeUse(place, requests + other.requests, later);
  }
}
