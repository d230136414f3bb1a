package dev.bowline.cloud.testing;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.contract.key.ApiToken;
import java.nio.charset.StandardCharsets;

/** A bearer token with its text. */
public record TestToken(BearerToken bearer, ApiToken token) {

  /** What stands behind {@code Bearer}. */
  public String text() {
    return new String(token.secret().reveal(), StandardCharsets.US_ASCII);
  }
}
