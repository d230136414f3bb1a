package dev.bowline.cloud.server;

import dev.bowline.contract.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is stored of an enrolment token: its SHA-256. The token is random, so that is enough. */
final class TokenHash {

  private TokenHash() {}

  static byte[] of(Secret token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.reveal());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
