package dev.bowline.cloud.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {

  @ParameterizedTest
  @EnumSource
  void hasAStatusOfAFailureAndASentence(Code code) {
    assertThat(code.status()).isBetween(400, 599);
    assertThat(code.message()).matches("[A-Z][A-Za-z0-9 ,-]+[a-z]");
    assertThat(code.name()).matches("[A-Z]+(_[A-Z]+)*");
  }
}
