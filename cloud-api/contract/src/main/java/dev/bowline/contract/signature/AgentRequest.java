package dev.bowline.contract.signature;

import dev.bowline.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/**
 * The parts of an agent's HTTP request that its signature covers (RFC 9421 section 2).
 *
 * @param method in upper case
 * @param path absolute, without the query
 * @param query without the leading question mark; empty when there is none
 * @param authority host and port as in the Host header
 * @param contentType the Content-Type header, as sent
 * @param contentDigest the Content-Digest header, as sent (RFC 9530)
 */
public record AgentRequest(
    String method,
    String path,
    String query,
    String authority,
    String contentType,
    String contentDigest) {

  /** The Content-Digest header of {@code body}: {@code sha-256=:…:}. */
  public static String digest(byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(body)) + ":";
  }

  /** Whether {@link #contentDigest} is that of {@code body}. */
  public boolean digests(byte[] body) {
    return MessageDigest.isEqual(
        contentDigest.getBytes(StandardCharsets.ISO_8859_1),
        digest(body).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The signature base of RFC 9421 section 2.5 under {@code parameters}. */
  byte[] signatureBase(SignatureParameters parameters) {
    String base =
        "\"@method\": %s\n\"@path\": %s\n\"@query\": ?%s\n\"@authority\": %s\n"
                .formatted(method, path, query, authority.toLowerCase(Locale.ROOT))
            + "\"content-type\": %s\n\"content-digest\": %s\n".formatted(contentType, contentDigest)
            + "\"@signature-params\": "
            + parameters.text();
    return base.getBytes(StandardCharsets.UTF_8);
  }
}
