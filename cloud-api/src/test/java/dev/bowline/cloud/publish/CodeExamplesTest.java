package dev.bowline.cloud.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** That the programs run is shown by the end-to-end suite, which runs them. */
@ParameterizedClass
@EnumSource(Front.class)
class CodeExamplesTest {

  private final TestingCloud cloud;

  CodeExamplesTest(Front front) {
    this.cloud = TestingCloud.shared(front);
  }

  @Test
  void showsSixProgramsForEveryOperation() {
    for (Endpoint endpoint : cloud.bean(Endpoints.class).all()) {
      Map<String, String> programs = programs(endpoint.id());
      assertThat(programs)
          .containsOnlyKeys("bash", "python", "javascript", "php", "go", "java")
          .allSatisfy((language, code) ->
              assertThat(code)
                  .as(language + " " + endpoint.id())
                  .doesNotContainPattern("@[a-z]+@")
                  .contains(endpoint.method(), endpoint.exampleTarget())
                  .contains("BOWLINE_API_KEY", "BOWLINE_API_SECRET"));
    }
  }

  @Test
  void neverSetsThePathOfTheShell() {
    assertThat(programs("list_servers").get("bash")).doesNotContainPattern("(?m)^\\s*PATH=");
  }

  @Test
  void writesBodiesAsEachLanguageWritesTexts() {
    Map<String, String> programs = programs("create_webhooks");
    assertThat(programs.get("bash")).contains("body='{\"name\":\"ops\"");
    assertThat(programs.get("python")).contains("BODY = \"{\\\"name\\\":\\\"ops\\\"");
    assertThat(programs.get("php")).contains("$body = '{\"name\":\"ops\"");
    assertThat(Language.BASH.literal("it's")).isEqualTo("'it'\\''s'");
    assertThat(Language.PHP.literal("it's \\")).isEqualTo("'it\\'s \\\\'");
    assertThat(Language.JAVA.literal("\"\\")).isEqualTo("\"\\\"\\\\\"");
  }

  @Test
  void knowsNoOtherOperation() {
    TestAnswer answer = cloud.send(TestRequest.of("GET", "/v1/operations/nothing/examples"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
  }

  private Map<String, String> programs(String operation) {
    TestAnswer answer =
        cloud.send(TestRequest.of("GET", "/v1/operations/" + operation + "/examples"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<?> examples = OpenApiText.list(answer.json().get("data"));
    return examples.stream()
        .map(OpenApiText::map)
        .collect(
            Collectors.toMap(
                example -> String.valueOf(example.get("language")),
                example -> String.valueOf(example.get("code"))));
  }
}
