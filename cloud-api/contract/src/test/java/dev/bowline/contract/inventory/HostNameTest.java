package dev.bowline.contract.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  @Test
  void anInternationalNameIsItsPunycode() {
    assertThat(HostName.parse("Bücher.example")).contains(new HostName("xn--bcher-kva.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web1", "a.b-c.example", "node_7", "10", "x"})
  void readsOrdinaryNames(String text) {
    assertThat(HostName.parse(text)).contains(new HostName(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a..b", "-x", "x-", "a b", "a\nb", "a/b", "a.", "x;id", "\u202eabc"})
  void refusesWhatNoHostCanBeCalled(String text) {
    assertThat(HostName.parse(text)).isEmpty();
  }

  @Test
  void refusesNamesAndLabelsThatAreTooLong() {
    assertThat(HostName.parse("a".repeat(64))).isEmpty();
    assertThat(HostName.parse("a".repeat(63))).isPresent();
    assertThat(HostName.parse(("a".repeat(49) + ".").repeat(5) + "abcd")).isEmpty();
  }
}
