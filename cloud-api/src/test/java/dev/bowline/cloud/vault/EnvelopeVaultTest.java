package dev.bowline.cloud.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.vault.VaultException.Reason;
import dev.bowline.contract.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EnvelopeVaultTest {

  private static final Label LABEL = new Label(1, "pk_live_a", "api-key", 3);
  private static final Secret SECRET = Secret.of("sk_live_0123456789");

  private final FakeKeyService service = new FakeKeyService();
  private final SecureRandom random = new SecureRandom();
  private Instant now = Instant.parse("2026-01-10T00:00:00Z");
  private long epoch = 4;
  private final Vault vault = instance();

  @Test
  void opensWhatItSealed() {
    assertThat(vault.open(LABEL, vault.seal(LABEL, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void showsNeitherTheSecretNorTheSameTextTwice() {
    Sealed first = vault.seal(LABEL, SECRET);

    assertThat(first.text()).doesNotContain("sk_live");
    assertThat(vault.seal(LABEL, SECRET)).isNotEqualTo(first);
  }

  @Test
  void opensOnAnotherInstance() {
    assertThat(instance().open(LABEL, vault.seal(LABEL, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void doesNotOpenForAnotherTenant() {
    refusesToOpenAs(new Label(2, "pk_live_a", "api-key", 3));
  }

  @Test
  void doesNotOpenInAnotherRow() {
    refusesToOpenAs(new Label(1, "pk_live_b", "api-key", 3));
  }

  @Test
  void doesNotOpenAsAnotherType() {
    refusesToOpenAs(new Label(1, "pk_live_a", "command-key", 3));
  }

  @Test
  void doesNotOpenInAnotherGeneration() {
    refusesToOpenAs(new Label(1, "pk_live_a", "api-key", 4));
  }

  @Test
  void doesNotOpenWhenAnyPartIsAltered() {
    String text = vault.seal(LABEL, SECRET).text();
    List<String> altered = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'B' ? 'C' : 'B';
      altered.add(text.substring(0, i) + other + text.substring(i + 1));
    }
    // The last character of a base64 part may carry bits that decoding ignores.
    altered.removeIf(candidate -> decodesAlike(candidate, text));

    assertThat(altered)
        .hasSizeGreaterThan(60)
        .allSatisfy(
            candidate -> assertNotAuthentic(() -> instance().open(LABEL, new Sealed(candidate))));
  }

  @Test
  void refusesTextThatItNeverWrote() {
    for (String text : List.of("", "v1", "v1.x.a.b.c", "v2.1.AA.AA.AA", "v1.1.A!.AA.AA")) {
      assertNotAuthentic(() -> vault.open(LABEL, new Sealed(text)));
    }
  }

  @Test
  void saysThatTheKeyServiceIsAway() {
    Sealed sealed = vault.seal(LABEL, SECRET);
    service.goAway();

    assertThat(vault.open(LABEL, sealed)).isEqualTo(SECRET);
    assertThatThrownBy(() -> instance().open(LABEL, sealed))
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KEY_SERVICE_AWAY));
  }

  @Test
  void asksTheKeyServiceOncePerTenantUntilTheDataKeyIsFiveMinutesOld() {
    Sealed sealed = vault.seal(LABEL, SECRET);
    vault.seal(new Label(1, "pk_live_b", "api-key", 1), SECRET);
    vault.open(LABEL, sealed);
    assertThat(service.calls()).isEqualTo(1);

    now = now.plus(DataKeys.KEPT);
    vault.open(LABEL, sealed);
    vault.open(LABEL, sealed);
    assertThat(service.calls()).isEqualTo(2);
  }

  @Test
  void sealsUnderAnotherDataKeyInTheNextEpochAndStillOpensTheOld() {
    Sealed old = vault.seal(LABEL, SECRET);
    epoch++;

    assertThat(SealedText.parse(vault.seal(LABEL, SECRET)).epoch())
        .isEqualTo(SealedText.parse(old).epoch() + 1);
    assertThat(vault.open(LABEL, old)).isEqualTo(SECRET);
  }

  @Test
  void opensADecoyAtTheCostOfARealSecret() {
    Sealed sealed = vault.seal(LABEL, SECRET);
    assertThat(callsOf(instance(), it -> it.open(LABEL, sealed))).isEqualTo(1);
    assertThat(callsOf(instance(), it -> it.openDecoy("pk_live_unknown"))).isEqualTo(1);

    now = now.plus(Duration.ofSeconds(1));
    assertThat(callsOf(vault, it -> it.open(LABEL, sealed))).isZero();
    vault.openDecoy("pk_live_unknown");
    assertThat(callsOf(vault, it -> it.openDecoy("pk_live_unknown"))).isZero();

    now = now.plus(DataKeys.KEPT);
    assertThat(callsOf(vault, it -> it.open(LABEL, sealed))).isEqualTo(1);
    assertThat(callsOf(vault, it -> it.openDecoy("pk_live_unknown"))).isEqualTo(1);
  }

  @Test
  void refusesALabelThatCouldReadAsAnother() {
    assertThatThrownBy(() -> new Label(1, "a|b", "c", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Label(1, "a", "b|c", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sealsAnewWhatOpensUnderTheSameLabelAlone() {
    Sealed old = vault.seal(LABEL, SECRET);
    epoch++;
    Sealed anew = vault.reseal(LABEL, old);

    assertThat(anew.text()).startsWith(Sealed.beginning(epoch));
    assertThat(old.text()).doesNotStartWith(Sealed.beginning(epoch));
    assertThat(vault.open(LABEL, anew)).isEqualTo(SECRET);
    assertNotAuthentic(() -> vault.reseal(new Label(2, "pk_live_a", "api-key", 3), old));
  }

  private Vault instance() {
    return new EnvelopeVault(new DataKeys(service, () -> now), () -> () -> epoch, random);
  }

  private void refusesToOpenAs(Label other) {
    Sealed sealed = vault.seal(LABEL, SECRET);
    assertNotAuthentic(() -> vault.open(other, sealed));
    assertNotAuthentic(() -> instance().open(other, sealed));
  }

  private int callsOf(Vault instance, Consumer<Vault> use) {
    int before = service.calls();
    use.accept(instance);
    return service.calls() - before;
  }

  private static boolean decodesAlike(String candidate, String text) {
    try {
      SealedText left = SealedText.parse(new Sealed(candidate));
      SealedText right = SealedText.parse(new Sealed(text));
      return left.epoch() == right.epoch()
          && Arrays.equals(left.wrappedKey(), right.wrappedKey())
          && Arrays.equals(left.nonce(), right.nonce())
          && Arrays.equals(left.ciphertext(), right.ciphertext());
    } catch (VaultException e) {
      return false;
    }
  }

  private static void assertNotAuthentic(ThrowingCallable opening) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AUTHENTIC));
  }
}
