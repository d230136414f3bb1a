package dev.bowline.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFormatTest {

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void aPublicKeyHas40CharactersAndReadsBack(Environment environment) {
    PublicKey key = PublicKey.random(environment, random);
    assertThat(key.text()).matches("pk_" + environment.word() + "_[0-9A-Za-z]{32}").hasSize(40);
    assertThat(PublicKey.parse(key.text())).contains(key);
  }

  @ParameterizedTest
  @EnumSource
  void aSecretHas56Characters(Environment environment) {
    Secret secret = SecretKey.random(environment, random);
    assertThat(new String(secret.reveal(), StandardCharsets.US_ASCII))
        .matches("sk_" + environment.word() + "_[0-9A-Za-z]{48}");
    assertThat(secret).hasToString("Secret[redacted]");
  }

  @ParameterizedTest
  @EnumSource
  void oneWrongCharacterAnywhereIsNoticedWithoutALookUp(Environment environment) {
    String text = PublicKey.random(environment, random).text();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String wrong = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(PublicKey.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(PublicKey.parse(text + "0")).isEmpty();
    assertThat(PublicKey.parse(text.substring(1))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMaskShowsTheFirstAndTheLastFour(Environment environment) {
    PublicKey key = PublicKey.random(environment, random);
    assertThat(key.masked())
        .startsWith(key.text().substring(0, 12))
        .endsWith("..." + key.text().substring(36))
        .hasSize(19);
  }
}
