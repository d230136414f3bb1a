package dev.bowline.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class DeviceKeyFormatTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void aDeviceKeyHas35CharactersAndReadsBack() {
    DeviceKey key = DeviceKey.random(random);
    assertThat(key.text()).matches("mk_[0-9A-Za-z]{32}").hasSize(35);
    assertThat(DeviceKey.parse(key.text())).contains(key);
  }

  @Test
  void aDeviceSecretHas52Characters() {
    Secret secret = DeviceSecret.random(random);
    assertThat(new String(secret.reveal(), StandardCharsets.US_ASCII))
        .matches("msk_[0-9A-Za-z]{48}");
    assertThat(secret).hasToString("Secret[redacted]");
  }

  @Test
  void oneWrongCharacterAnywhereIsNoticedWithoutALookUp() {
    String text = DeviceKey.random(random).text();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String wrong = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(DeviceKey.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(DeviceKey.parse(text + "0")).isEmpty();
    assertThat(DeviceKey.parse(text.substring(1))).isEmpty();
  }

  @Test
  void neitherKindIsTakenForTheOther() {
    assertThat(PublicKey.parse(DeviceKey.random(random).text())).isEmpty();
    for (Environment environment : Environment.values()) {
      assertThat(DeviceKey.parse(PublicKey.random(environment, random).text())).isEmpty();
    }
  }

  @Test
  void aMaskShowsTheFirstAndTheLastFour() {
    DeviceKey key = DeviceKey.random(random);
    assertThat(key.masked())
        .startsWith(key.text().substring(0, 7))
        .endsWith("..." + key.text().substring(31))
        .hasSize(14);
  }
}
