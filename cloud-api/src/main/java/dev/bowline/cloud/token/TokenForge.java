package dev.bowline.cloud.token;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.CommonFields;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.key.ApiToken;
import dev.bowline.contract.scope.TokenScope;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tokens out of what members ask for; nothing is stored here. */
@Singleton
final class TokenForge {

  private static final int LONGEST_ECHO = 80;

  private final Ids ids;
  private final SecureRandom random;

  TokenForge(Ids ids, SecureRandom random) {
    this.ids = ids;
    this.random = random;
  }

  /** A new token with its text. */
  Tokens.WithText make(Editor editor, CreateToken asked, Instant now, long generation) {
    String name = CommonFields.name(asked.name());
    Set<TokenScope> scopes = scopes(asked.scopes());
    Instant expires = CommonFields.expiry(asked.expiresInDays(), now);
    ApiToken text = ApiToken.random(random);
    BearerToken bearer =
        new BearerToken(
            BearerToken.idOf(text),
            ids.next(),
            editor.tenantId(),
            editor.memberId(),
            name,
            scopes,
            expires,
            Status.ACTIVE,
            generation);
    return new Tokens.WithText(new Token(bearer, text.masked(), null, now), text);
  }

  private static Set<TokenScope> scopes(@Nullable List<String> texts) {
    if (texts == null || texts.isEmpty()) {
      throw refused("At least one scope is required");
    }
    return texts.stream().map(TokenForge::scope).collect(Collectors.toSet());
  }

  private static TokenScope scope(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(TokenScope::parse)
        .orElseThrow(() ->
            refused("No such scope: " + PrintableText.of(String.valueOf(text), LONGEST_ECHO)));
  }

  private static RuntimeException refused(String details) {
    return Problem.of(Code.SCOPE_INVALID, details).exception();
  }
}
