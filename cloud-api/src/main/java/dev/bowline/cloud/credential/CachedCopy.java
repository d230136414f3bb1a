package dev.bowline.cloud.credential;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an instance holds for one credential id: a copy, or the knowledge that there is none. One
 * thread at a time reads the store for it; the others wait for what it finds.
 */
final class CachedCopy {

  private static final long FRESH_MILLIS = 1_000;

  private record Read(@Nullable CredentialCopy<?> copy, long millis) {
    long confirmedMillis() {
      return copy == null ? millis : copy.admission().confirmedMillis();
    }
  }

  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Read last;

  /** The copy however old, or an absence of at most 1 s; else what {@code store} says. */
  Optional<CredentialCopy<?>> any(long now, Supplier<Optional<CredentialCopy<?>>> store) {
    Read known = last;
    return known != null && known.copy() != null ? Optional.of(known.copy()) : fresh(now, store);
  }

  /** What was known within the last second, else what {@code store} says. */
  Optional<CredentialCopy<?>> fresh(long now, Supplier<Optional<CredentialCopy<?>>> store) {
    Read known = last;
    if (known != null && isFresh(known, now)) {
      return Optional.ofNullable(known.copy());
    }
    reading.lock();
    try {
      Read meanwhile = last;
      if (meanwhile != null && isFresh(meanwhile, now)) {
        return Optional.ofNullable(meanwhile.copy());
      }
      Optional<CredentialCopy<?>> found = store.get();
      last = new Read(found.orElse(null), now);
      return found;
    } finally {
      reading.unlock();
    }
  }

  /** Forgets {@code copy}, which the store no longer agrees with. */
  void forget(CredentialCopy<?> copy) {
    reading.lock();
    try {
      Read known = last;
      if (known != null && known.copy() != null && known.copy().admission() == copy.admission()) {
        last = null;
      }
    } finally {
      reading.unlock();
    }
  }

  /** A clock that was set back makes everything old. */
  private static boolean isFresh(Read read, long now) {
    long age = now - read.confirmedMillis();
    return age >= -FRESH_MILLIS && age < FRESH_MILLIS;
  }
}
