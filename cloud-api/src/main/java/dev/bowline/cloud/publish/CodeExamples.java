package dev.bowline.cloud.publish;

import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.platform.Installation;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes programs that make a request of an endpoint, signature and all. */
@Singleton
final class CodeExamples {

  private final Examples examples;
  private final String base;

  CodeExamples(Examples examples, Installation installation) {
    this.examples = examples;
    this.base = installation.publicUrl() + "/api/external";
  }

  /**
   * One program, which reads key and secret from {@code BOWLINE_API_KEY} and {@code
   * BOWLINE_API_SECRET} and ends with 0 when the request succeeds.
   *
   * @param language the word by which highlighters know it
   * @param title the name a person reads
   * @param fileName what a file with it is to be called
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @Example(
      """
      {"language": "bash", "title": "cURL", "file_name": "example.sh", "code": "#!/usr/bin/env bash"}
      """)
  record CodeExample(String language, String title, String fileName, String code) {}

  /** One program in each language. */
  List<CodeExample> of(Endpoint endpoint) {
    return Arrays.stream(Language.values()).map(language -> of(endpoint, language)).toList();
  }

  private CodeExample of(Endpoint endpoint, Language language) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", endpoint.title());
    values.put("base", language.literal(base));
    values.put("method", language.literal(endpoint.method()));
    values.put("target", language.literal(endpoint.exampleTarget()));
    values.put("body", language.literal(endpoint.body().flatMap(examples::line).orElse("")));
    return new CodeExample(
        language.word(), language.title(), language.fileName(), language.template().filled(values));
  }
}
