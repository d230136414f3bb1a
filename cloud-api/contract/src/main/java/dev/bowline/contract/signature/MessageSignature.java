package dev.bowline.contract.signature;

import dev.bowline.contract.Secret;
import java.util.Base64;

/** HTTP Message Signatures (RFC 9421) with Ed25519, as agents send them. */
public final class MessageSignature {

  private static final String PREFIX = "bowline=:";
  private static final String SUFFIX = ":";

  private MessageSignature() {}

  /** The value of the Signature header for {@code request}. */
  public static String sign(
      Secret privateKey, AgentRequest request, SignatureParameters parameters) {
    byte[] signature = Ed25519.sign(privateKey, request.signatureBase(parameters));
    return PREFIX + Base64.getEncoder().encodeToString(signature) + SUFFIX;
  }

  /**
   * Whether {@code header}, a Signature header, holds for {@code request} under {@code publicKey}.
   */
  public static boolean verify(
      byte[] publicKey, AgentRequest request, SignatureParameters parameters, String header) {
    if (!header.startsWith(PREFIX) || !header.endsWith(SUFFIX) || header.length() < 10) {
      return false;
    }
    try {
      byte[] signature =
          Base64.getDecoder().decode(header.substring(PREFIX.length(), header.length() - 1));
      return Ed25519.verify(publicKey, request.signatureBase(parameters), signature);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
