package dev.bowline.localstack.engines.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows every credential of the account: the owner's, and those of sessions. A session is kept
 * nowhere: its token carries secret, expiry and policy, sealed under a key of the data directory,
 * so that sessions outlive a restart of the front.
 */
final class Credentials {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final RootKey root;
  private final String account;
  private final Sealed tokens;
  private final SecureRandom random;

  Credentials(RootKey root, String account, Sealed tokens, SecureRandom random) {
    this.root = root;
    this.account = account;
    this.tokens = tokens;
    this.random = random;
  }

  /** A credential that may prove itself by a signature made with {@code secret}. */
  record Known(String accessKeyId, String secret, Instant expires, Caller caller) {

    @Override
    public String toString() {
      return "Known[" + accessKeyId + "]";
    }
  }

  /** A credential that STS just made. */
  record Issued(String accessKeyId, String secret, String token, Instant expires, String arn) {

    @Override
    public String toString() {
      return "Issued[" + accessKeyId + "]";
    }
  }

  /** The credential of this access key; a session's is found only with its own token. */
  Optional<Known> find(String accessKeyId, Optional<String> token) {
    if (token.isEmpty()) {
      return accessKeyId.equals(root.accessKeyId())
          ? Optional.of(
              new Known(
                  accessKeyId,
                  root.secret(),
                  Instant.MAX,
                  new Caller.Root("arn:aws:iam::" + account + ":root")))
          : Optional.empty();
    }
    return open(accessKeyId, token.get());
  }

  Issued issue(String roleArn, String sessionName, String policy, Instant now, Duration life) {
    String accessKeyId = "ASIA" + randomText(BASE32, 16);
    byte[] secretBytes = new byte[30];
    random.nextBytes(secretBytes);
    String secret = Base64.getEncoder().encodeToString(secretBytes);
    Instant expires = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
    String arn =
        roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/" + sessionName;
    var claims = new LinkedHashMap<String, Object>();
    claims.put("secret", secret);
    claims.put("expires", expires.getEpochSecond());
    claims.put("arn", arn);
    claims.put("policy", policy);
    return new Issued(accessKeyId, secret, seal(accessKeyId, claims), expires, arn);
  }

  private String seal(String accessKeyId, Map<String, Object> claims) {
    try {
      byte[] plain = JSON.std.asString(claims).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(tokens.seal(plain, associated(accessKeyId)));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Optional<Known> open(String accessKeyId, String token) {
    return decoded(token)
        .flatMap(sealed -> tokens.open(sealed, associated(accessKeyId)))
        .map(plain -> session(accessKeyId, plain));
  }

  private static Known session(String accessKeyId, byte[] plain) {
    try {
      Map<String, Object> claims = JSON.std.mapFrom(plain);
      String policy = text(claims, "policy");
      var caller =
          new Caller.Session(
              text(claims, "arn"),
              policy.isEmpty() ? SessionPolicy.allowsNothing() : SessionPolicy.parse(policy));
      var expires = Instant.ofEpochSecond(Long.parseLong(text(claims, "expires")));
      return new Known(accessKeyId, text(claims, "secret"), expires, caller);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(Map<String, Object> claims, String name) {
    return String.valueOf(claims.get(name));
  }

  private static Optional<byte[]> decoded(String token) {
    try {
      return Optional.of(Base64.getDecoder().decode(token));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] associated(String accessKeyId) {
    return accessKeyId.getBytes(StandardCharsets.UTF_8);
  }

  private String randomText(String alphabet, int length) {
    return random
        .ints(length, 0, alphabet.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(alphabet.charAt(index)),
            StringBuilder::append)
        .toString();
  }
}
