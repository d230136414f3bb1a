package dev.bowline.cloud.rotation;

import dev.bowline.cloud.platform.BackgroundWork;
import dev.bowline.cloud.vault.Epochs;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.SealedRows;
import dev.bowline.cloud.vault.VaultException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rotation of the vault. It may be killed at any point and goes on when it is called again.
 *
 * <p>An epoch is finished when nothing sealed before it is left {@link #SETTLING} after it began:
 * then no request that had read the epoch before is under way, and no instance holds a data key or
 * a copy of a secret from before. From that moment on the former master keys may be disabled.
 */
@Singleton
@Requires(property = "datasources.default.url")
public final class Rotation implements BackgroundWork {

  /** Longer than a request lasts, and twice as long as an instance keeps a data key. */
  static final Duration SETTLING = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
  private static final int BATCH = 100;

  private final EpochRepository epochs;
  private final List<SealedRows> secrets;
  private final InstantSource time;

  Rotation(EpochRepository epochs, List<SealedRows> secrets, InstantSource time) {
    this.epochs = epochs;
    this.secrets = secrets.stream().sorted(Comparator.comparing(SealedRows::name)).toList();
    this.time = time;
  }

  /** Begins an epoch, unless one is unfinished. */
  RotationState begin() {
    long next = epochs.latest().map(EpochRow::number).orElse(Epochs.FIRST) + 1;
    epochs.begin(next, time.instant());
    return state();
  }

  /** How far the youngest epoch has come. */
  RotationState state() {
    EpochRow epoch = epochs.latest().orElse(null);
    long number = epoch == null ? Epochs.FIRST : epoch.number();
    List<RotationState.Behind> behind =
        secrets.stream()
            .map(rows -> new RotationState.Behind(rows.name(), countBehind(rows, number)))
            .toList();
    return new RotationState(
        number,
        epoch == null ? null : epoch.startedAt(),
        epoch == null ? null : epoch.finishedAt(),
        behind);
  }

  @Override
  public String name() {
    return "the rotation of the vault";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  /** Seals again what an unfinished epoch has left, and finishes it when nothing is left. */
  @Override
  public boolean round() {
    Optional<EpochRow> unfinished = epochs.latest().filter(epoch -> epoch.finishedAt() == null);
    unfinished.ifPresent(this::sweep);
    return false;
  }

  private void sweep(EpochRow epoch) {
    Instant began = time.instant();
    secrets.forEach(rows -> sweep(rows, epoch.number()));
    boolean settled = !began.isBefore(epoch.startedAt().plus(SETTLING));
    if (settled && secrets.stream().allMatch(rows -> countBehind(rows, epoch.number()) == 0)) {
      epochs.finish(epoch.number(), time.instant());
    }
  }

  /** Ends with a batch of which nothing could be sealed again: those will be tried next time. */
  private static void sweep(SealedRows rows, long epoch) {
    long resealed;
    do {
      resealed =
          rows.columns().behind(Sealed.beginning(epoch), BATCH).stream()
              .filter(id -> reseal(rows, id))
              .count();
    } while (resealed > 0);
  }

  private static boolean reseal(SealedRows rows, String id) {
    try {
      rows.reseal(id);
      return true;
    } catch (VaultException e) {
      LOG.warn("Of {}, {} could not be sealed again: {}", rows.name(), id, e.reason());
      return false;
    }
  }

  private static long countBehind(SealedRows rows, long epoch) {
    return rows.columns().countBehind(Sealed.beginning(epoch));
  }
}
