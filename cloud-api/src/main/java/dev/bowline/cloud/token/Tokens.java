package dev.bowline.cloud.token;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.CredentialListing;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.projection.CredentialAudit;
import dev.bowline.cloud.projection.CredentialAudit.Change;
import dev.bowline.cloud.projection.CredentialChanges;
import dev.bowline.cloud.usage.LogDeletion;
import dev.bowline.contract.key.ApiToken;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant's tokens. Another tenant's token is as if it did not exist. */
@Singleton
final class Tokens {

  private static final Change CREATE = new Change("token.create", EventType.TOKEN_CREATED);
  private static final Change REVOKE = new Change("token.revoke", EventType.TOKEN_REVOKED);
  private static final Change DELETE = new Change("token.delete", EventType.TOKEN_DELETED);

  private final TokenRepository tokens;
  private final TokenForge forge;
  private final CredentialChanges changes;
  private final CredentialAudit audit;
  private final InstantSource time;

  Tokens(
      TokenRepository tokens,
      TokenForge forge,
      CredentialChanges changes,
      CredentialAudit audit,
      InstantSource time) {
    this.tokens = tokens;
    this.forge = forge;
    this.changes = changes;
    this.audit = audit;
    this.time = time;
  }

  /** A token with its text, which nobody can ask for again. */
  record WithText(Token token, ApiToken text) {}

  /** Makes a token. It can be used as soon as this returns. */
  WithText create(Editor editor, CreateToken asked) {
    WithText made = forge.make(editor, asked, now(), changes.nextGeneration());
    Token token = made.token();
    changes.store(() -> {
      tokens.save(token.toRow());
      record(editor, CREATE, token, state(token));
      return Optional.of(token);
    });
    return made;
  }

  /** The tenant's tokens behind {@code last} that {@code listing} asks for. */
  List<Token> page(long tenantId, CredentialListing listing, long last, int most) {
    return tokens
        .page(
            tenantId,
            listing.order().rises(),
            last,
            listing.namePart(),
            listing.onlyStatus(),
            time.instant(),
            most)
        .stream()
        .map(Token::of)
        .toList();
  }

  Optional<Token> find(long tenantId, long id) {
    return tokens.findByIdAndTenantId(id, tenantId).map(Token::of);
  }

  /** Ends the token for good; 409 when it has ended already. */
  Token revoke(Editor editor, long id, String reason) {
    return changes.change(
        () -> active(locked(editor, id)),
        (before, generation) -> before.revoked(new Revocation(now(), reason), generation),
        (before, after) -> {
          tokens.update(after.toRow());
          Map<String, Object> difference =
              AuditEvent.difference(state(before), state(after), reason);
          record(editor, REVOKE, after, difference);
        });
  }

  /** Removes the token, and later its request log; what the audit trail says of it stays. */
  LogDeletion delete(Editor editor, long id) {
    return changes.remove(
        () -> locked(editor, id),
        token -> {
          tokens.deleteById(id);
          record(editor, DELETE, token, state(token));
        });
  }

  private static Token active(Token token) {
    if (token.isRevoked()) {
      throw Problem.of(Code.ALREADY_REVOKED, "A revoked token stays revoked; make a new one")
          .exception();
    }
    return token;
  }

  private Token locked(Editor editor, long id) {
    return tokens.lock(id, editor.tenantId()).map(Token::of).orElseThrow(Tokens::absent);
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void record(Editor editor, Change change, Token token, Map<String, Object> details) {
    BearerToken bearer = token.credential();
    Map<String, Object> told = Map.of("token_id", bearer.number(), "name", bearer.name());
    audit.append(editor, change, bearer, details, told);
  }

  /** Everything about a token but its text. */
  private static Map<String, Object> state(Token token) {
    BearerToken bearer = token.credential();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("name", bearer.name());
    state.put("scopes", bearer.scopeTexts());
    state.put("expires_at", bearer.expiry().map(Object::toString).orElse("never"));
    state.put("status", bearer.status().name());
    return state;
  }

  static RuntimeException absent() {
    return Problem.of(Code.NOT_FOUND, "No such token").exception();
  }
}
