package dev.bowline.cloud.deviceauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UserCodeTest {

  @Test
  void hasEightLettersWithoutVowelsWhichReadBackHoweverTheyAreTyped() {
    UserCode code = UserCode.random(new SecureRandom());
    assertThat(code.text()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
    String letters = code.text().replace("-", "");
    for (String typed :
        List.of(code.text(), letters, letters.toLowerCase(Locale.ROOT), " " + letters)) {
      assertThat(UserCode.parse(typed)).as(typed).contains(code);
    }
  }

  @Test
  void isNothingWithAVowelADigitOrAnotherLength() {
    for (String typed : List.of("", "BCDF-GHJ", "BCDF-GHJKL", "BCDF-GHJA", "BCDF-GHJ1")) {
      assertThat(UserCode.parse(typed)).as(typed).isEmpty();
    }
  }
}
