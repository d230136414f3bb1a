package dev.bowline.cloud.pairing;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.device.Devices;
import dev.bowline.cloud.device.Platform;
import dev.bowline.cloud.pairing.Pairing.Claim;
import dev.bowline.cloud.pairing.Pairing.State;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The phone's side of pairing. */
@Singleton
final class Claims {

  private final PairingTable table;
  private final PairingSettings settings;
  private final Devices devices;
  private final VisibleServers servers;
  private final Vault vault;
  private final Ids ids;
  private final InstantSource time;

  Claims(
      PairingTable table,
      PairingSettings settings,
      Devices devices,
      VisibleServers servers,
      Vault vault,
      Ids ids,
      InstantSource time) {
    this.table = table;
    this.settings = settings;
    this.devices = devices;
    this.servers = servers;
    this.vault = vault;
    this.ids = ids;
    this.time = time;
  }

  /**
   * A phone that claims.
   *
   * @param claimHash SHA-256 of the secret it keeps
   * @param model printable
   */
  record Claimant(String claimHash, Platform platform, String model, String ip) {}

  /** What came of asking for a credential. */
  sealed interface Collection {

    /** Nobody confirmed yet. */
    record Waiting(Claim claim) implements Collection {}

    /** The credential, this once. */
    record Collected(Credential credential, Secret secret, List<Server> servers)
        implements Collection {}
  }

  /**
   * Claims the pairing of {@code code}. Of many exactly one wins; it may repeat its claim and gets
   * the same answer.
   *
   * @return the pairing with the claim that won
   * @throws ProblemException 404 when the code is wrong or its time is over, 409 when another phone
   *     has claimed it, 403 when this one's claim was denied
   */
  Pairing claim(PairingCode code, Claimant claimant) {
    Pairing pairing = table.find(code.id()).orElseThrow(Claims::invalid);
    if (!pairing.nonceHash().equals(code.nonceHash())) {
      table.countWrongNonce(pairing.id());
      throw invalid();
    }
    if (pairing.stateAt(now()) == State.WAITING) {
      attempt(pairing, claimOf(code, claimant));
    }
    return won(table.find(code.id()).orElseThrow(Claims::invalid), claimant.claimHash());
  }

  /**
   * The credential of the phone that claimed with {@code claimHash}.
   *
   * @throws ProblemException 404 when no claim with it won or its time is over, 403 when it was
   *     denied, 410 when the credential was shown
   */
  Collection collect(String claimHash) {
    Pairing pairing = table.findByClaim(claimHash).orElseThrow(Claims::invalid);
    Claim claim = pairing.claim();
    if (claim == null) {
      throw invalid();
    }
    return switch (pairing.stateAt(now())) {
      case CLAIMED -> new Collection.Waiting(claim);
      case CONFIRMED -> collect(pairing);
      case DENIED -> throw denied();
      case COLLECTED -> throw shown();
      case WAITING, REPLACED, EXPIRED -> throw invalid();
    };
  }

  /** What can fail is done before the one turn is taken; only who takes it answers. */
  private Collection collect(Pairing pairing) {
    Credential credential = devices.enrol(pairing.device()).orElseThrow(Claims::invalid);
    Secret secret = vault.open(credential.label(), credential.secret());
    List<Server> visible = servers.all(credential);
    if (!table.collect(pairing.id())) {
      throw shown();
    }
    return new Collection.Collected(credential, secret, visible);
  }

  private void attempt(Pairing pairing, Claim claim) {
    if (settings.confirms(pairing.editor().tenantId())) {
      table.claim(pairing, claim);
    } else {
      table.claimConfirmed(pairing, claim, ids.next());
    }
  }

  private Claim claimOf(PairingCode code, Claimant claimant) {
    return new Claim(
        claimant.claimHash(),
        code.matchCode(claimant.claimHash()),
        claimant.platform(),
        claimant.model(),
        claimant.ip(),
        now());
  }

  private Pairing won(Pairing pairing, String claimHash) {
    Instant now = now();
    State state = pairing.stateAt(now);
    boolean own = pairing.isClaimedWith(claimHash);
    return switch (state) {
      case CLAIMED, CONFIRMED, COLLECTED, DENIED -> {
        if (own && state == State.DENIED) {
          throw denied();
        }
        if (!own) {
          throw now.isBefore(pairing.expiresAt()) ? used() : invalid();
        }
        yield pairing;
      }
      case WAITING, REPLACED, EXPIRED -> throw invalid();
    };
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static ProblemException invalid() {
    return Problem.of(
            Code.PAIRING_INVALID, "Unknown, expired or replaced. Show a new code in the panel.")
        .exception();
  }

  private static ProblemException used() {
    return Problem.of(Code.PAIRING_USED, "Another device claimed it. Show a new code in the panel.")
        .exception();
  }

  private static ProblemException denied() {
    return Problem.of(Code.PAIRING_DENIED, "A member denied this device in the panel").exception();
  }

  private static ProblemException shown() {
    return Problem.of(Code.CREDENTIAL_SHOWN, "It is shown once. Delete the device and pair again.")
        .exception();
  }
}
