package dev.bowline.cloud.testing;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.contract.key.ApiToken;
import dev.bowline.contract.scope.TokenScope;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes bearer tokens straight in the tables, past the panel. */
public final class TestTokens {

  private static final AtomicLong NUMBERS = new AtomicLong(3_000_000);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Credentials credentials;
  private long tenant = 1;
  private Set<TokenScope> scopes = Set.of(TokenScope.EVERYTHING);
  private @Nullable Instant expires;

  TestTokens(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Of that tenant instead of tenant 1. */
  public TestTokens tenant(long id) {
    tenant = id;
    return this;
  }

  /** With these scopes instead of {@code *}. */
  public TestTokens scopes(TokenScope... others) {
    scopes = Set.of(others);
    return this;
  }

  /** Refused from that moment on. */
  public TestTokens expires(Instant moment) {
    expires = moment;
    return this;
  }

  /** Makes the token. */
  public TestToken create() {
    ApiToken token = ApiToken.random(RANDOM);
    long number = NUMBERS.incrementAndGet();
    BearerToken bearer =
        new BearerToken(
            BearerToken.idOf(token),
            number,
            tenant,
            1,
            "Token " + number,
            scopes,
            expires,
            Status.ACTIVE,
            1);
    credentials.create(bearer);
    return new TestToken(bearer, token);
  }

  /** Revokes {@code token}. */
  public void revoke(TestToken token) {
    credentials.revoke(token.bearer().id(), token.bearer().generation() + 1);
  }
}
