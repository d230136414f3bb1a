package dev.bowline.cloud.apikey;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.CommonFields;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.credential.ServerChoice;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.vault.Label;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.key.PublicKey;
import dev.bowline.contract.key.SecretKey;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes keys and their successors out of what members ask for; nothing is stored here. */
@Singleton
final class KeyForge {

  private final Ids ids;
  private final Vault vault;
  private final ServerChoice choice;
  private final SecureRandom random;
  private final InstantSource time;

  KeyForge(Ids ids, Vault vault, ServerChoice choice, SecureRandom random, InstantSource time) {
    this.ids = ids;
    this.vault = vault;
    this.choice = choice;
    this.random = random;
    this.time = time;
  }

  /** A new key with its secret. */
  ApiKeys.WithSecret make(Editor editor, CreateKey asked, long generation) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    Environment environment = KeyFields.environment(asked.environment());
    PublicKey publicKey = PublicKey.random(environment, random);
    Secret secret = secret(environment);
    ServerAccess servers = servers(editor.tenantId(), environment, asked.serverIds());
    Credential credential =
        new Credential(
            publicKey.text(),
            ids.next(),
            editor.tenantId(),
            CommonFields.name(asked.name()),
            environment,
            KeyFields.scopes(asked.scopes(), asked.preset()),
            KeyFields.tier(asked.tier()),
            KeyFields.ipWhitelist(asked.ipWhitelist()),
            servers,
            CommonFields.expiry(asked.expiresInDays(), now),
            Status.ACTIVE,
            vault.seal(label(editor.tenantId(), publicKey.text(), generation), secret),
            generation,
            generation);
    String description = KeyFields.description(asked.description());
    return new ApiKeys.WithSecret(
        new ApiKey(credential, description, null, now, editor.memberId()), secret);
  }

  /** A secret for a key of that environment. */
  Secret secret(Environment environment) {
    return SecretKey.random(environment, random);
  }

  /** {@code before} with what {@code asked} names changed. */
  ApiKey edited(ApiKey before, EditKey asked, long generation) {
    Credential old = before.credential();
    boolean newScopes = asked.scopes() != null || asked.preset() != null;
    Credential changed =
        new Credential(
            old.id(),
            old.number(),
            old.tenantId(),
            asked.name() == null ? old.name() : CommonFields.name(asked.name()),
            old.environment(),
            newScopes ? KeyFields.scopes(asked.scopes(), asked.preset()) : old.scopes(),
            asked.tier() == null ? old.tier() : KeyFields.tier(asked.tier()),
            asked.ipWhitelist() == null
                ? old.ipWhitelist()
                : KeyFields.ipWhitelist(asked.ipWhitelist()),
            asked.serverIds() == null
                ? old.servers()
                : servers(old.tenantId(), old.environment(), asked.serverIds()),
            asked.expiresInDays() == null
                ? old.expires()
                : CommonFields.expiry(asked.expiresInDays(), time.instant()),
            old.status(),
            old.secret(),
            old.secretGeneration(),
            generation);
    String description =
        asked.description() == null
            ? before.description()
            : KeyFields.description(asked.description());
    return new ApiKey(
        changed, description, before.revocation(), before.createdAt(), before.createdBy());
  }

  /** {@code old} with another secret. */
  Credential withSecret(Credential old, Secret secret, long generation) {
    return new Credential(
        old.id(),
        old.number(),
        old.tenantId(),
        old.name(),
        old.environment(),
        old.scopes(),
        old.tier(),
        old.ipWhitelist(),
        old.servers(),
        old.expires(),
        old.status(),
        vault.seal(label(old.tenantId(), old.id(), generation), secret),
        generation,
        generation);
  }

  private ServerAccess servers(long tenantId, Environment environment, @Nullable List<Long> ids) {
    return choice.of(tenantId, KeyFields.serverIds(environment, ids));
  }

  private static Label label(long tenantId, String publicKey, long generation) {
    return Credential.Kind.KEY.label(tenantId, publicKey, generation);
  }
}
