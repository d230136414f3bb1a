package dev.bowline.cloud.apikey;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.CredentialListing;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.projection.CredentialAudit.Change;
import dev.bowline.cloud.projection.CredentialChanges;
import dev.bowline.cloud.usage.LogDeletion;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A tenant's keys. Another tenant's key is as if it did not exist. */
@Singleton
final class ApiKeys {

  private static final Change CREATE = new Change("key.create", EventType.KEY_CREATED);
  private static final Change EDIT = new Change("key.edit", EventType.KEY_CHANGED);
  private static final Change REGENERATE = new Change("key.regenerate", EventType.KEY_REGENERATED);
  private static final Change REVOKE = new Change("key.revoke", EventType.KEY_REVOKED);
  private static final Change DELETE = new Change("key.delete", EventType.KEY_DELETED);

  private final ApiKeyRepository keys;
  private final KeyForge forge;
  private final CredentialChanges changes;
  private final KeyAudit audit;
  private final InstantSource time;

  ApiKeys(
      ApiKeyRepository keys,
      KeyForge forge,
      CredentialChanges changes,
      KeyAudit audit,
      InstantSource time) {
    this.keys = keys;
    this.forge = forge;
    this.changes = changes;
    this.audit = audit;
    this.time = time;
  }

  /** A key with its secret, which nobody can ask for again. */
  record WithSecret(ApiKey key, Secret secret) {}

  /** Makes a key. It can be used as soon as this returns. */
  WithSecret create(Editor editor, CreateKey asked) {
    WithSecret made = forge.make(editor, asked, changes.nextGeneration());
    ApiKey key = made.key();
    changes.store(() -> {
      keys.save(key.toRow());
      audit.append(editor, CREATE, key, KeyAudit.state(key));
      return Optional.of(key);
    });
    return made;
  }

  /** The tenant's keys behind {@code last} that {@code listing} asks for. */
  List<ApiKey> page(long tenantId, CredentialListing listing, long last, int most) {
    return keys
        .page(
            tenantId,
            listing.order().rises(),
            last,
            listing.namePart(),
            listing.onlyStatus(),
            time.instant(),
            most)
        .stream()
        .map(ApiKey::of)
        .toList();
  }

  Optional<ApiKey> find(long tenantId, long id) {
    return keys.findByIdAndTenantId(id, tenantId).map(ApiKey::of);
  }

  /** Changes what {@code asked} names; 409 for a revoked key and for another version. */
  ApiKey edit(Editor editor, long id, IfMatch condition, EditKey asked) {
    return change(
        editor,
        id,
        EDIT,
        (before, generation) -> {
          condition.demand(before.tag());
          return forge.edited(before, asked, generation);
        });
  }

  /** Gives the key another secret; the old one is refused from now on. 409 for a revoked key. */
  WithSecret regenerate(Editor editor, long id) {
    ApiKey known = find(editor.tenantId(), id).orElseThrow(ApiKeys::absent);
    Secret secret = forge.secret(known.credential().environment());
    ApiKey changed =
        change(
            editor,
            id,
            REGENERATE,
            (before, generation) ->
                before.with(forge.withSecret(before.credential(), secret, generation)));
    return new WithSecret(changed, secret);
  }

  /** Ends the key for good; 409 when it has ended already. */
  ApiKey revoke(Editor editor, long id, String reason) {
    return change(
        editor,
        id,
        REVOKE,
        (before, generation) ->
            new ApiKey(
                before.credential().withStatus(Status.REVOKED, generation),
                before.description(),
                new Revocation(time.instant().truncatedTo(ChronoUnit.MILLIS), reason),
                before.createdAt(),
                before.createdBy()));
  }

  /** Removes the key, and later its request log; what the audit trail says of it stays. */
  LogDeletion delete(Editor editor, long id) {
    return changes.remove(
        () -> locked(editor, id),
        key -> {
          keys.deleteById(id);
          audit.append(editor, DELETE, key, KeyAudit.state(key));
        });
  }

  private ApiKey change(
      Editor editor, long id, Change change, BiFunction<ApiKey, Long, ApiKey> alteration) {
    return changes.change(
        () -> active(locked(editor, id)),
        alteration,
        (before, after) -> {
          keys.update(after.toRow());
          audit.append(editor, change, after, difference(before, after));
        });
  }

  private ApiKey locked(Editor editor, long id) {
    return keys.lock(id, editor.tenantId()).map(ApiKey::of).orElseThrow(ApiKeys::absent);
  }

  private static ApiKey active(ApiKey key) {
    if (key.isRevoked()) {
      throw Problem.of(Code.ALREADY_REVOKED, "A revoked key stays revoked; make a new one")
          .exception();
    }
    return key;
  }

  private static Map<String, Object> difference(ApiKey before, ApiKey after) {
    String reason = Optional.ofNullable(after.revocation()).map(Revocation::reason).orElse("");
    return AuditEvent.difference(KeyAudit.state(before), KeyAudit.state(after), reason);
  }

  static RuntimeException absent() {
    return Problem.of(Code.NOT_FOUND, "No such key").exception();
  }
}
