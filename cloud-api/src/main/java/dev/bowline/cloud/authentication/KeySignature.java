package dev.bowline.cloud.authentication;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import dev.bowline.contract.signature.RequestMac;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Whether a request was signed with the secret of a key or a device. */
@Singleton
final class KeySignature {

  private static final byte[] NO_BODY = {};

  /** The one DELETE whose body says what to delete; routes match with the slash and without. */
  private static final Set<String> DELETE_FILES = Set.of("/v1/files", "/v1/files/");

  private final Vault vault;

  KeySignature(Vault vault) {
    this.vault = vault;
  }

  /** Why the signature does not hold under the secret of {@code key}, or nothing. */
  Optional<Problem> refusal(Credential key, IncomingRequest request, SignedHeaders.Present signed) {
    return refusal(vault.open(key.label(), key.secret()), request, signed);
  }

  /** The refusal of a key that does not exist, after the work that one that does would take. */
  Problem refusalOfUnknown(IncomingRequest request, SignedHeaders.Present signed) {
    return refusal(vault.openDecoy(signed.keyId()), request, signed).orElseGet(() -> invalid());
  }

  /** The same words whatever is wrong. */
  static Problem invalid() {
    return Problem.of(
        Code.INVALID_SIGNATURE,
        "Sign METHOD, the path after /api/external with its ?query, X-Timestamp and the body,"
            + " without separators");
  }

  private static Optional<Problem> refusal(
      Secret secret, IncomingRequest request, SignedHeaders.Present signed) {
    boolean isSignable = BodyShape.isSignable(request.body());
    boolean fits = verifies(secret, request, signed, isSignable ? request.body() : NO_BODY);
    if (fits && isSignable) {
      return Optional.empty();
    }
    boolean mayLackBody = request.method().equals("DELETE") && request.body().length > 0;
    if (!fits && (!mayLackBody || !verifies(secret, request, signed, NO_BODY))) {
      return Optional.of(invalid());
    }
    return mayLackBody && DELETE_FILES.contains(request.path())
        ? Optional.of(
            Problem.of(Code.BODY_NOT_SIGNED, "Sign the body too, or use POST /v1/files/delete"))
        : Optional.empty();
  }

  private static boolean verifies(
      Secret secret, IncomingRequest request, SignedHeaders.Present signed, byte[] body) {
    byte[] text = RequestMac.text(request.method(), request.target(), signed.timestamp(), body);
    return RequestMac.verify(secret, text, signed.signature());
  }
}
