package dev.bowline.cloud.credential;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a credential was used.
 *
 * @param requests admitted since it was made
 * @param used when the last one came, null for never
 * @param address from where, null for never
 */
public record Totals(long requests, @Nullable Instant used, @Nullable String address) {

  /** Never used. */
  public static final Totals NONE = new Totals(0, null, null);

  /** When it was last used. */
  public Optional<Instant> lastUsed() {
    return Optional.ofNullable(used);
  }

  /** From which address it was last used. */
  public Optional<String> lastAddress() {
    return Optional.ofNullable(address);
  }
}
