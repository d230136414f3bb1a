package dev.bowline.cloud.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrintableTextTest {

  @Test
  void leavesOrdinaryTextAlone() {
    assertThat(PrintableText.of("/v1/servers/12?", 100)).isEqualTo("/v1/servers/12?");
    assertThat(PrintableText.of("Grüße, 世界 🚀", 100)).isEqualTo("Grüße, 世界 🚀");
  }

  @Test
  @DisplayName("row 96: CR, LF, ANSI and bidi characters are escaped")
  void escapesWhatWouldBreakALineOrATerminal() {
    assertThat(PrintableText.of("a\r\nb", 100)).isEqualTo("a\\u000d\\u000ab");
    assertThat(PrintableText.of("\u001b[31mred\u009b", 100)).isEqualTo("\\u001b[31mred\\u009b");
    assertThat(PrintableText.of("\u202egnp.exe\u2066\u2028", 100))
        .isEqualTo("\\u202egnp.exe\\u2066\\u2028");
    assertThat(PrintableText.of("lone \ud800", 100)).isEqualTo("lone \\ud800");
  }

  @Test
  void cutsLongText() {
    assertThat(PrintableText.of("abcdef", 4)).isEqualTo("abc…");
  }
}
