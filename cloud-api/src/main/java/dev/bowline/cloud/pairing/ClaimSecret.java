package dev.bowline.cloud.pairing;

import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a phone keeps to itself of its claim: 32 random bytes, sent as 43 characters base64url. */
final class ClaimSecret {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private ClaimSecret() {}

  /** The hash that was claimed with, or nothing when this is no claim secret. */
  static Optional<String> hashOf(Secret secret) {
    return Optional.of(new String(secret.reveal(), StandardCharsets.ISO_8859_1))
        .filter(text -> SHAPE.matcher(text).matches())
        .map(text -> PairingCode.claimHash(Base64.getUrlDecoder().decode(text)));
  }
}
