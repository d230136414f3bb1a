package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TemplateDriftTest {

  private static final Path KEPT = Path.of("template");
  private static final String RENEWAL =
      "./mvnw -Piac -pl iac -am verify -Diac.renew=true writes iac/template anew";

  private final Map<String, String> made = Synthesised.once().templates();

  @Test
  void keptTemplatesAreWhatTheStacksMake() throws IOException {
    if (Boolean.getBoolean("iac.renew")) {
      for (var one : made.entrySet()) {
        Files.writeString(KEPT.resolve(one.getKey()), one.getValue());
      }
    }
    assertThat(kept().keySet()).as(RENEWAL).isEqualTo(made.keySet());
    kept()
        .forEach((name, text) ->
            assertThat(text.equals(made.get(name)))
                .as("%s has drifted; %s", name, RENEWAL)
                .isTrue());
  }

  @Test
  void namesNothingOfTheMachineThatMadeThem() {
    assertThat(made.values())
        .allSatisfy(text ->
            assertThat(text)
                .doesNotContain(System.getProperty("user.dir"), "BootstrapVersion", "asset."));
  }

  private static Map<String, String> kept() throws IOException {
    Map<String, String> kept = new TreeMap<>();
    try (var files = Files.list(KEPT)) {
      for (Path file : files.toList()) {
        kept.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return kept;
  }
}
