package dev.bowline.cloud.member;

import dev.bowline.cloud.vault.SealedRows;
import dev.bowline.cloud.vault.Vault;
import jakarta.inject.Singleton;

/** The secrets of members' authenticator apps. */
@Singleton
final class SealedFactors implements SealedRows {

  private final SecondFactorRepository factors;
  private final Vault vault;

  SealedFactors(SecondFactorRepository factors, Vault vault) {
    this.factors = factors;
    this.vault = vault;
  }

  @Override
  public String name() {
    return "second factors";
  }

  @Override
  public SealedColumns columns() {
    return factors;
  }

  @Override
  public void reseal(String id) {
    factors.findByMemberId(Long.parseLong(id)).ifPresent(this::reseal);
  }

  private void reseal(SecondFactor factor) {
    String anew = vault.reseal(factor.label(), factor.sealed()).text();
    factors.replace(factor.memberId(), factor.secret(), anew);
  }
}
