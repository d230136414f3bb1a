package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NagTest {

  private static final List<Map<String, Object>> FINDINGS = Synthesised.once().findings();

  @Test
  void looksAtEveryStack() {
    assertThat(FINDINGS).hasSizeGreaterThan(100);
  }

  @Test
  void findsNothingThatHasNoReason() {
    assertThat(FINDINGS.stream().filter(one -> "Non-Compliant".equals(one.get("compliance"))))
        .as("rules of AwsSolutions: mend the stack, or note the reason in Suppressions")
        .extracting(one -> one.get("ruleId") + " at " + one.get("resourceId"))
        .isEmpty();
  }

  @Test
  void everyReasonIsASentenceAboutThisStack() {
    assertThat(FINDINGS.stream().filter(one -> "Suppressed".equals(one.get("compliance"))))
        .isNotEmpty()
        .allSatisfy(
            one -> assertThat(String.valueOf(one.get("exceptionReason"))).hasSizeGreaterThan(30));
  }
}
