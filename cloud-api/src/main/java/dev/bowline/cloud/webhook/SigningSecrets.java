package dev.bowline.cloud.webhook;

import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.vault.Label;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import dev.bowline.contract.signature.RequestMac;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The secrets that messages are signed with, and the signatures (Standard Webhooks 1.0, symmetric):
 * {@code v1,} and the HMAC-SHA256 of id, timestamp and payload in Base64. What a receiver is given
 * is {@code whsec_} and the Base64 of 32 random bytes; the vault keeps the bytes.
 */
@Singleton
final class SigningSecrets {

  private static final int BYTES = 32;
  private static final String TYPE = "webhook";

  private final Vault vault;
  private final Ids ids;
  private final SecureRandom random;

  SigningSecrets(Vault vault, Ids ids, SecureRandom random) {
    this.vault = vault;
    this.ids = ids;
    this.random = random;
  }

  /** A new secret as it is shown, and as it is kept. */
  record Made(Secret shown, Sealed sealed, long generation) {}

  Made make(long tenantId, long webhookId) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    long generation = ids.next();
    return new Made(
        Secret.of("whsec_" + Base64.getEncoder().encodeToString(bytes)),
        vault.seal(label(tenantId, webhookId, generation), Secret.of(bytes)),
        generation);
  }

  /** The signatures of one message, joined by blanks: with the secret, and with the one before. */
  String sign(WebhookRow webhook, String messageId, Instant at, String payload) {
    byte[] text =
        (messageId + "." + at.getEpochSecond() + "." + payload).getBytes(StandardCharsets.UTF_8);
    List<String> signatures = new ArrayList<>();
    signatures.add(signature(webhook, webhook.secretGeneration(), webhook.secret(), text));
    WebhookRow.Previous previous = webhook.previousAt(at);
    if (previous != null) {
      signatures.add(signature(webhook, previous.generation(), previous.secret(), text));
    }
    return String.join(" ", signatures);
  }

  private String signature(WebhookRow webhook, long generation, String sealed, byte[] text) {
    Secret secret =
        vault.open(label(webhook.tenantId(), webhook.id(), generation), new Sealed(sealed));
    byte[] mac = HexFormat.of().parseHex(RequestMac.compute(secret, text));
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  static Label label(long tenantId, long webhookId, long generation) {
    return new Label(tenantId, "webhook-" + webhookId, TYPE, generation);
  }
}
