package dev.bowline.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApiTokenFormatTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  @DisplayName("P-token: pc_ and 48 base62 characters, which read back")
  void aTokenHas51CharactersAndReadsBack() {
    ApiToken token = ApiToken.random(random);
    assertThat(text(token)).matches("pc_[0-9A-Za-z]{48}").hasSize(51);
    assertThat(ApiToken.parse(text(token))).contains(token);
    assertThat(token.toString()).doesNotContain(text(token));
  }

  @Test
  void oneWrongCharacterAnywhereIsNoticedWithoutALookUp() {
    String text = text(ApiToken.random(random));
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String wrong = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(ApiToken.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(ApiToken.parse(text + "0")).isEmpty();
    assertThat(ApiToken.parse(text.substring(1))).isEmpty();
  }

  @Test
  void aMaskShowsTheFirstAndTheLastFour() {
    ApiToken token = ApiToken.random(random);
    assertThat(token.masked())
        .startsWith(text(token).substring(0, 7))
        .endsWith("..." + text(token).substring(47))
        .hasSize(14);
  }

  @Test
  @DisplayName("P-token: what is stored is the SHA-256 of the whole text")
  void theHashIsThatOfItsWholeText() {
    // printf TEXT | sha256sum
    ApiToken token =
        ApiToken.parse("pc_Example0fABearerT0kenThatN0bodyHasEverIssu3vCRzv").orElseThrow();
    assertThat(token.sha256())
        .isEqualTo("9a4eaf2cd2e410eb9323b74893a975198c45ac2c1106ed66f7cd41c4b1d3c7e3");
  }

  private static String text(ApiToken token) {
    return new String(token.secret().reveal(), StandardCharsets.US_ASCII);
  }
}
