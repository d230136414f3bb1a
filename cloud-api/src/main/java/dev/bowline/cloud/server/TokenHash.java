package dev.bowline.cloud.server;

import dev.bowline.contract.Secret;
import dev.bowline.contract.Sha256;

/** What is stored of an enrolment token: its SHA-256. The token is random, so that is enough. */
final class TokenHash {

  private TokenHash() {}

  static byte[] of(Secret token) {
    return Sha256.of(token.reveal());
  }
}
