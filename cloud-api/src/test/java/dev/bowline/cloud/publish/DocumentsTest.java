package dev.bowline.cloud.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class DocumentsTest {

  private final TestingCloud cloud;

  DocumentsTest(Front front) {
    this.cloud = TestingCloud.shared(front);
  }

  @Test
  void describesEveryPublishedRouteInOpenApi() {
    TestAnswer answer = cloud.send(TestRequest.of("GET", "/v1/openapi.json"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("openapi", "3.1.0");
    assertThat(map(answer.json().get("paths")))
        .containsKeys("/v1/health", "/v1/me", "/v1/servers", "/v1/jobs/{id}")
        .allSatisfy((path, _) -> assertThat(path).doesNotContain("/panel", "/agent"));
    assertThat(map(answer.json().get("paths"))).containsKey("/v1/server/services/{name}/restart");
  }

  @Test
  void namesEveryOperationOnceAndEveryVariable() {
    Map<?, ?> document = cloud.send(TestRequest.of("GET", "/v1/openapi.json")).json();
    List<Object> names = new ArrayList<>();
    map(document.get("paths"))
        .forEach((path, methods) ->
            map(methods)
                .forEach((_, operation) -> {
                  names.add(String.valueOf(map(operation).get("operationId")));
                  assertThat(variables(map(operation)))
                      .as(path)
                      .containsExactlyInAnyOrderElementsOf(variables(path));
                }));
    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(10);
  }

  @Test
  void describesMeAsItIs() {
    Map<?, ?> document = cloud.send(TestRequest.of("GET", "/v1/openapi.json")).json();
    Map<?, ?> schema =
        at(
            document,
            "paths",
            "/v1/me",
            "get",
            "responses",
            "200",
            "content",
            "application/json",
            "schema",
            "properties",
            "data",
            "properties");
    TestAnswer me = cloud.client(cloud.keys().create()).get("/v1/me");

    assertThat(schema.keySet()).isEqualTo(me.data().keySet());
  }

  @Test
  void listsCategoriesWithTheScopesOfTheirRoutes() {
    TestAnswer answer = cloud.send(TestRequest.of("GET", "/v1/api-spec"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat((List<?>) answer.data().get("scopes")).hasSize(Scope.CATALOGUE.size());
    assertThat(answer.text())
        .contains("\"name\":\"Core\"")
        .contains("\"name\":\"Services\"")
        .contains("\"services:restart\"")
        .containsOnlyOnce("\"path\":\"/v1/me\"");
  }

  private static List<String> variables(String path) {
    return Pattern.compile("\\{([^}]*)}").matcher(path).results().map(it -> it.group(1)).toList();
  }

  private static List<String> variables(Map<String, Object> operation) {
    return operation.get("parameters") instanceof List<?> parameters
        ? parameters.stream()
            .map(DocumentsTest::map)
            .filter(parameter -> "path".equals(parameter.get("in")))
            .map(parameter -> String.valueOf(parameter.get("name")))
            .toList()
        : List.of();
  }

  private static Map<?, ?> at(Map<?, ?> document, String... names) {
    Map<?, ?> here = document;
    for (String name : names) {
      here = map(here.get(name));
    }
    return here;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
