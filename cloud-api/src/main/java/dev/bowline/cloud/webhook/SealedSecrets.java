package dev.bowline.cloud.webhook;

import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.SealedRows;
import dev.bowline.cloud.vault.Vault;
import jakarta.inject.Singleton;

/** The secrets of webhooks, and those that were replaced and still sign. */
@Singleton
final class SealedSecrets implements SealedRows {

  private final WebhookRepository webhooks;
  private final Vault vault;

  SealedSecrets(WebhookRepository webhooks, Vault vault) {
    this.webhooks = webhooks;
    this.vault = vault;
  }

  @Override
  public String name() {
    return "webhooks";
  }

  @Override
  public SealedColumns columns() {
    return webhooks;
  }

  @Override
  public void reseal(String id) {
    webhooks.findById(Long.parseLong(id)).ifPresent(this::reseal);
  }

  private void reseal(WebhookRow row) {
    String secret = row.secret();
    webhooks.replaceSecret(row.id(), secret, resealed(row, row.secretGeneration(), secret));
    String previous = row.previousSecret();
    if (previous != null && row.previousGeneration() != null) {
      webhooks.replacePrevious(
          row.id(), previous, resealed(row, row.previousGeneration(), previous));
    }
  }

  private String resealed(WebhookRow row, long generation, String sealed) {
    return vault
        .reseal(SigningSecrets.label(row.tenantId(), row.id(), generation), new Sealed(sealed))
        .text();
  }
}
