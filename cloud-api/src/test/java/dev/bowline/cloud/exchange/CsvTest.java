package dev.bowline.cloud.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void quotesEveryFieldAndEndsARecordAsRfc4180Does() {
    assertThat(Csv.record(List.of("a", "", "b\"c,d", "e\r\nf")))
        .isEqualTo("\"a\",\"\",\"b\"\"c,d\",\"e\r\nf\"\r\n");
  }

  @ParameterizedTest
  @DisplayName("row 98: what a spreadsheet would take for a formula is text")
  @ValueSource(strings = {"=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"})
  void showsAFormulaAsText(String formula) {
    assertThat(Csv.record(List.of(formula))).isEqualTo("\"'" + formula + "\"\r\n");
  }

  @Test
  void leavesWhatIsNoFormulaAsItIs() {
    assertThat(Csv.record(List.of("a=b", "::1", "2026-01-01", "{}")))
        .isEqualTo("\"a=b\",\"::1\",\"2026-01-01\",\"{}\"\r\n");
  }
}
