package dev.bowline.cloud.member;

import dev.bowline.contract.Secret;
import dev.bowline.contract.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an invitation's link holds: 256 random bits. Only a hash of it is stored. */
record InvitationToken(Secret text) {

  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  static InvitationToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new InvitationToken(
        Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
  }

  /** The token in a request, if it has the shape of one. */
  static Optional<InvitationToken> parse(Secret text) {
    return Optional.of(new InvitationToken(text)).filter(token -> token.matches(SHAPE));
  }

  /** By what the invitation is found: the SHA-256 of the token, in lower-case hex. */
  String hash() {
    return Sha256.hex(text.reveal());
  }

  /** What the invited person opens. The token stands in the fragment, so no log sees it. */
  Secret link(URI publicUrl) {
    String base = publicUrl.toString().replaceAll("/+$", "");
    return Secret.of(base + "/invitation#" + plain());
  }

  private boolean matches(Pattern shape) {
    return shape.matcher(plain()).matches();
  }

  private String plain() {
    return new String(text.reveal(), StandardCharsets.ISO_8859_1);
  }
}
