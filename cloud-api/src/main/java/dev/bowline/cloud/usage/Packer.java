package dev.bowline.cloud.usage;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries slices of any source into the tables, each line exactly once. */
@Singleton
final class Packer {

  private static final Logger LOG = LoggerFactory.getLogger(Packer.class);
  private static final int ATTEMPTS = 5;

  private final LineFormat format;
  private final PackedLogTable table;
  private final InstantSource clock;

  Packer(LineFormat format, PackedLogTable table, InstantSource clock) {
    this.format = format;
    this.table = table;
    this.clock = clock;
  }

  /**
   * Packs all that {@code source} holds now.
   *
   * @param known a position that was true before, if there is one: it spares reading the table
   * @return the position behind it, or nothing when some is left to be tried again
   */
  Optional<Position> packAll(LineSource source, @Nullable Position known) throws IOException {
    Position position = known == null ? table.position(source.name()) : known;
    for (Slice slice = source.read(position); !slice.isEmpty(); slice = source.read(position)) {
      switch (pack(slice)) {
        case Packing.Packed(Position to) -> position = to;
        case Packing.Overtaken _ -> position = table.position(source.name());
        case Packing.Contended _, Packing.Forgotten _, Packing.Outdated _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(position);
  }

  /**
   * Packs as much of {@code slice} as fits one transaction.
   *
   * @return what became of it; what is worth another attempt only after some
   */
  private Packing pack(Slice slice) {
    Set<String> forgotten = new HashSet<>();
    Set<ScopeUse.Place> outdated = new HashSet<>();
    Packing packing = new Packing.Contended();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Batch batch = Batch.of(slice, format, forgotten);
      packing = table.commit(batch, clock.instant(), outdated);
      switch (packing) {
        case Packing.Packed packed -> {
          report(batch);
          return packed;
        }
        case Packing.Overtaken overtaken -> {
          return overtaken;
        }
        case Packing.Forgotten(Set<String> subjects) -> forgotten.addAll(subjects);
        case Packing.Outdated(Set<ScopeUse.Place> uses) -> outdated.addAll(uses);
        case Packing.Contended _ -> LOG.debug("Attempt {} met another packer", attempt);
      }
    }
    return packing;
  }

  private static void report(Batch batch) {
    if (batch.unreadable() > 0) {
      LOG.warn("{} lines of {} were none", batch.unreadable(), batch.source());
    }
  }
}
