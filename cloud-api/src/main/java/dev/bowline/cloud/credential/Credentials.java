package dev.bowline.cloud.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bowline.cloud.platform.SnapshotGuard;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.ratelimit.Admission;
import dev.bowline.cloud.ratelimit.Outcome;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials, as this instance knows them and as all instances share them.
 *
 * <p>A copy may be minutes old: {@link #admit} fences each request with the credential's
 * generation, so any change is learnt on the very next admission. A refusal never reaches
 * admission; so whoever is about to refuse on the strength of a copy asks {@link #findFresh} first.
 *
 * <p>Changes are idempotent and never go back to a lower generation, so they may be repeated and
 * may arrive out of order. A removed credential stays removed.
 *
 * <p>Every method throws a {@link ProblemException} of {@link Code#UNAVAILABLE} with Retry-After
 * when DynamoDB does not answer; {@link #admit} says so in its outcome.
 */
@Singleton
public final class Credentials implements SnapshotGuard {

  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
  private static final int MOST_COPIES = 20_000;

  private final Cache<String, CachedCopy> copies =
      Caffeine.newBuilder().maximumSize(MOST_COPIES).executor(Runnable::run).build();
  private final CredentialTable table;
  private final Admission admission;
  private final InstantSource time;

  Credentials(CredentialTable table, Admission admission, InstantSource time) {
    this.table = table;
    this.admission = admission;
    this.time = time;
  }

  /**
   * The instance's copy of the credential {@code id}, of whatever age; without one, a consistent
   * read. That there is no such credential is remembered for 1 s.
   */
  public Optional<CredentialCopy<Credential>> find(String id) {
    return find(Credential.class, id);
  }

  /** The same of any kind; nothing when {@code id} is one of another kind. */
  public <C extends Admissible> Optional<CredentialCopy<C>> find(Class<C> type, String id) {
    return reaching(() -> cached(id).any(time.millis(), () -> read(id)))
        .flatMap(copy -> copy.as(type));
  }

  /**
   * A copy that was right within the last second; reads the store at most once a second per
   * credential. The very copy {@link #find} gave comes back when that is young enough.
   */
  public Optional<CredentialCopy<Credential>> findFresh(String id) {
    return findFresh(Credential.class, id);
  }

  /** The same of any kind; nothing when {@code id} is one of another kind. */
  public <C extends Admissible> Optional<CredentialCopy<C>> findFresh(Class<C> type, String id) {
    return fresh(id).flatMap(copy -> copy.as(type));
  }

  /**
   * Counts and admits one request. After {@link Outcome.Stale} and {@link Outcome.Revoked} the next
   * {@link #find} reads the store: look up again and check everything again.
   */
  public Outcome admit(CredentialCopy<?> copy, InetAddress client) {
    Outcome outcome =
        admission.admit(copy.admission(), copy.credential().limits(), IpRange.textOf(client));
    return switch (outcome) {
      case Outcome.Stale() -> forgotten(copy, outcome);
      case Outcome.Revoked() -> forgotten(copy, outcome);
      case Outcome.Limited ignored -> confirmedOrStale(copy, client, outcome);
      case Outcome.Admitted ignored -> outcome;
      case Outcome.Unavailable ignored -> outcome;
    };
  }

  /** Forgets every copy: no instance begins with what another knew. */
  @Override
  public void beforeCheckpoint() {
    copies.invalidateAll();
  }

  /** Writes a new credential. The same as {@link #publish}. */
  public void create(Admissible credential) {
    publish(credential);
  }

  /**
   * Writes the credential for all instances, unless a later generation is there or it was removed.
   */
  public void publish(Admissible credential) {
    change(credential.id(), () -> table.publish(credential));
  }

  /** Revokes the credential for all instances, unless a later generation than this is there. */
  public void revoke(String id, long generation) {
    change(id, () -> table.revoke(id, generation));
  }

  /** Removes the credential for good. */
  public void remove(String id) {
    change(id, () -> table.remove(id));
  }

  /** How much those of {@code ids} that exist were used; {@link Totals#NONE} for the others. */
  public Map<String, Totals> totals(Collection<String> ids) {
    return reaching(() -> table.totals(ids));
  }

  private Outcome forgotten(CredentialCopy<?> copy, Outcome outcome) {
    cached(copy.credential().id()).forget(copy);
    return outcome;
  }

  /** A copy older than 1 s may not know that its limits were raised. */
  private Outcome confirmedOrStale(CredentialCopy<?> copy, InetAddress client, Outcome limited) {
    Optional<CredentialCopy<?>> fresh;
    try {
      fresh = fresh(copy.credential().id());
    } catch (ProblemException e) {
      return new Outcome.Unavailable(Outcome.Reason.STORE_AWAY);
    }
    if (fresh.isEmpty()
        || fresh.get().credential().generation() != copy.credential().generation()) {
      return new Outcome.Stale();
    }
    if (fresh.get().admission() == copy.admission()) {
      return limited;
    }
    return admission.admit(
        fresh.get().admission(), copy.credential().limits(), IpRange.textOf(client));
  }

  private Optional<CredentialCopy<?>> fresh(String id) {
    return reaching(() -> cached(id).fresh(time.millis(), () -> read(id)));
  }

  private Optional<CredentialCopy<?>> read(String id) {
    return table.find(id, time.millis());
  }

  private CachedCopy cached(String id) {
    return copies.get(id, _ -> new CachedCopy());
  }

  private void change(String id, Runnable write) {
    reaching(() -> {
      write.run();
      copies.invalidate(id);
      return id;
    });
  }

  private static <T> T reaching(Supplier<T> call) {
    try {
      return call.get();
    } catch (StoreAwayException e) {
      LOG.warn("Refused, because DynamoDB did not answer: {}", e.reason());
      throw Problem.of(Code.UNAVAILABLE, "Try again in a second.")
          .withHeader("Retry-After", "1")
          .exception();
    }
  }
}
