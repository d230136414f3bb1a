package dev.bowline.iac;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Aspects;

/** What CDK makes of the stacks, made once for all tests, with cdk-nag looking on. */
final class Synthesised {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Synthesised ONCE = new Synthesised();

  private final Path output;
  private final Map<String, String> templates;

  private Synthesised() {
    try {
      output = Files.createTempDirectory(Path.of("target"), "cdk.out").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var app = Synthesis.app(output);
    Aspects.of(app)
        .add(
            AwsSolutionsChecks.Builder.create()
                .reports(true)
                .reportFormats(List.of(NagReportFormat.JSON))
                .build());
    templates = Synthesis.templates(app);
  }

  static Synthesised once() {
    return ONCE;
  }

  /** The texts of the templates by the names of their files. */
  Map<String, String> templates() {
    return templates;
  }

  /** The installation's template. */
  Template template(Stage stage) {
    String name = stage == Stage.PROD ? "bowline" : "bowline-" + stage.word();
    return new Template(map(Objects.requireNonNull(templates.get(name + ".template.json"))));
  }

  /** What cdk-nag found: a line for each rule and resource. */
  List<Map<String, Object>> findings() {
    try (var files = Files.list(output)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("AwsSolutions"))
          .flatMap(file -> lines(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> lines(Path report) {
    try {
      return JSON.convertValue(
          JSON.readTree(report.toFile()).get("lines"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> map(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
