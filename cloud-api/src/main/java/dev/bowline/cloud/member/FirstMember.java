package dev.bowline.cloud.member;

import dev.bowline.cloud.platform.ProvisioningStep;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the first tenant and its ROOT, where configuration names one and nobody exists yet. */
@Singleton
final class FirstMember implements ProvisioningStep {

  static final String TENANT = "Bowline";

  private final ProvisionConfig config;
  private final Tenants tenants;

  FirstMember(ProvisionConfig config, Tenants tenants) {
    this.config = config;
    this.tenants = tenants;
  }

  @Override
  public void provision() {
    String email = config.rootEmail();
    Path file = config.rootPasswordFile();
    if (email != null && file != null) {
      tenants.createFirstTenant(TENANT, email, password(file));
    }
  }

  private static Secret password(Path file) {
    try {
      String line = Files.readString(file).lines().findFirst().orElse("");
      if (line.isBlank()) {
        throw new IllegalStateException("The first member's password file is empty");
      }
      return Secret.of(line);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the first member's password", e);
    }
  }
}
