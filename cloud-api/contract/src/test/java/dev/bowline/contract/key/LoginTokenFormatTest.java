package dev.bowline.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class LoginTokenFormatTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void aTokenHas51CharactersAndReadsBack() {
    LoginToken token = LoginToken.random(random);
    assertThat(text(token)).matches("bs_[0-9A-Za-z]{48}").hasSize(51);
    assertThat(LoginToken.parse(text(token))).contains(token);
    assertThat(token.toString()).doesNotContain(text(token));
  }

  @Test
  void oneWrongCharacterAnywhereIsNoticedWithoutALookUp() {
    String text = text(LoginToken.random(random));
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String wrong = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(LoginToken.parse(wrong)).as(wrong).isEmpty();
    }
    assertThat(LoginToken.parse(text + "0")).isEmpty();
  }

  @Test
  void isNoBearerTokenOfTheReadOnlyApi() {
    assertThat(ApiToken.parse(text(LoginToken.random(random)))).isEmpty();
    assertThat(LoginToken.parse(text(ApiToken.random(random).secret()))).isEmpty();
  }

  private static String text(LoginToken token) {
    return text(token.secret());
  }

  private static String text(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.US_ASCII);
  }
}
