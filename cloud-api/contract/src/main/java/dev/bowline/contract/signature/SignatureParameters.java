package dev.bowline.contract.signature;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a signature says of itself: the parameters of RFC 9421 section 2.3 in the one profile that
 * is spoken here. All six components are covered, in a fixed order.
 *
 * @param created Unix seconds
 * @param nonce 16 to 64 characters of base64url
 * @param keyId 1 to 64 characters of {@code [A-Za-z0-9-]}
 */
public record SignatureParameters(long created, String nonce, String keyId) {

  private static final String COMPONENTS =
      "(\"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\")";

  private static final String LABEL = "bowline=";

  private static final Pattern HEADER =
      Pattern.compile(
          Pattern.quote(LABEL + COMPONENTS)
              + ";created=([1-9][0-9]{9});nonce=\"([A-Za-z0-9_-]{16,64})\""
              + ";keyid=\"([A-Za-z0-9-]{1,64})\";alg=\"ed25519\"");

  /** The value of the Signature-Input header. */
  public String header() {
    return LABEL + text();
  }

  /** Reads a Signature-Input header; nothing unless it is of exactly this profile. */
  public static Optional<SignatureParameters> parse(String header) {
    Matcher matcher = HEADER.matcher(header);
    return matcher.matches()
        ? Optional.of(
            new SignatureParameters(
                Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  String text() {
    return COMPONENTS
        + ";created="
        + created
        + ";nonce=\""
        + nonce
        + "\";keyid=\""
        + keyId
        + "\";alg=\"ed25519\"";
  }
}
