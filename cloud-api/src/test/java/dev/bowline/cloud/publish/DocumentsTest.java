package dev.bowline.cloud.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.publish.OpenApiText.Operation;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.cli.CliCommand;
import dev.bowline.contract.scope.Scope;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class DocumentsTest {

  private final TestingCloud cloud;
  private final OpenApiText text;

  DocumentsTest(Front front) {
    this.cloud = TestingCloud.shared(front);
    TestAnswer answer = cloud.send(TestRequest.of("GET", "/v1/openapi.json"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    this.text = new OpenApiText(answer.json());
  }

  @Test
  void describesEveryPublishedRouteInOpenApi() {
    assertThat(text.document()).containsEntry("openapi", "3.1.0");
    assertThat(text.operations().stream().map(Operation::path))
        .contains("/v1/health", "/v1/me", "/v1/servers", "/v1/jobs/{id}")
        .contains("/v1/server/services/{name}/restart")
        .allSatisfy(path -> assertThat(path).doesNotContain("/panel", "/agent"));
  }

  @Test
  void namesEveryOperationOnceAndEveryVariable() {
    assertThat(text.operations().stream().map(Operation::id))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(10)
        .allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9_]+"));
    assertThat(text.operations())
        .allSatisfy(operation ->
            assertThat(variables(operation.fields()))
                .as(operation.name())
                .containsExactlyInAnyOrderElementsOf(variables(operation.path())));
  }

  /** Whoever adds a route reads here what its documentation wants of it. */
  @Test
  void everyRouteSaysWhatItDoesWithExamples() {
    assertThat(published())
        .allSatisfy(endpoint -> {
          String route = endpoint.method() + " " + endpoint.path();
          assertThat(endpoint.description()).as(route + " needs @Described").endsWith(".");
          assertThat(endpoint.parameters())
              .allSatisfy(parameter ->
                  assertThat(parameter.example())
                      .as(route + " needs @Example at " + parameter.name())
                      .isPresent());
          endpoint
              .body()
              .ifPresent(body ->
                  assertThat(cloud.bean(Examples.class).of(body))
                      .as(route + " needs @Example at the record of its body")
                      .isPresent());
        });
  }

  @Test
  void everyRouteThatChoosesItsStatusDeclaresWhich() {
    assertThat(published())
        .filteredOn(Endpoint::choosesStatus)
        .isNotEmpty()
        .allSatisfy(endpoint ->
            assertThat(endpoint.declaresStatus())
                .as(endpoint.method() + " " + endpoint.path() + " needs @Answers")
                .isTrue());
  }

  @Test
  void everySuccessHasAnExampleOfItsShape() {
    assertThat(operations())
        .filteredOn(operation -> !operation.path().equals("/v1/openapi.json"))
        .allSatisfy(operation ->
            operation.responses().keySet().stream()
                .filter(status -> status.startsWith("2"))
                .forEach(status ->
                    assertThat(text.media(operation, status))
                        .as(operation.name() + " needs @Example at the record it answers with")
                        .containsKey("example")));
  }

  @Test
  void everyExampleOfASuccessHasAllFields() {
    assertThat(operations())
        .filteredOn(operation -> !operation.path().equals("/v1/openapi.json"))
        .allSatisfy(operation -> {
          String status = operation.responses().keySet().iterator().next();
          Map<String, Object> data = text.at(text.schema(operation, status), "properties", "data");
          Object example =
              OpenApiText.map(text.media(operation, status).get("example")).get("data");
          boolean listed = data.containsKey("items");
          Map<String, Object> schema = listed ? text.at(data, "items") : data;
          Map<String, Object> shown =
              OpenApiText.map(listed ? OpenApiText.list(example).getFirst() : example);
          assertThat(shown.keySet())
              .as(operation.name())
              .isSubsetOf(OpenApiText.map(schema.get("properties")).keySet())
              .containsAll(
                  OpenApiText.list(schema.get("required")).stream().map(String::valueOf).toList());
        });
  }

  @Test
  void everyExampleOfABodyNamesFieldsThatThereAre() {
    assertThat(operations())
        .filteredOn(operation -> operation.fields().containsKey("requestBody"))
        .isNotEmpty()
        .allSatisfy(operation -> {
          Map<String, Object> media =
              text.at(operation.fields(), "requestBody", "content", "application/json");
          Map<String, Object> fields = text.at(media, "schema", "properties");
          assertThat(fields.keySet())
              .as(operation.name())
              .containsAll(OpenApiText.map(media.get("example")).keySet())
              .containsAll(
                  OpenApiText.list(OpenApiText.map(media.get("schema")).get("required")).stream()
                      .map(String::valueOf)
                      .toList());
        });
  }

  @Test
  void tellsEveryStatusOfAnOperation() {
    assertThat(statuses("get", "/v1/health"))
        .containsExactlyInAnyOrder("200", "400", "406", "413", "415", "431", "500");
    assertThat(statuses("get", "/v1/jobs/{id}")).contains("401", "403", "404", "429", "503");
    assertThat(statuses("get", "/v1/servers")).doesNotContain("404", "409");
    assertThat(statuses("post", "/v1/server/services/{name}/restart"))
        .contains("200", "202", "409", "413", "415");
    assertThat(statuses("post", "/v1/webhooks")).contains("201").doesNotContain("200", "202");
  }

  @Test
  void tellsOfHeadersAndOfTheSignature() {
    Operation restart = text.operation("post", "/v1/server/services/{name}/restart");
    assertThat(text.at(restart.responses(), "202", "headers"))
        .containsKeys(
            "X-Request-Id", "RateLimit", "RateLimit-Policy", "Location", "Preference-Applied");
    assertThat(text.at(restart.responses(), "429", "headers")).containsKey("Retry-After");
    assertThat(restart.fields().toString()).contains("#/components/parameters/Prefer");
    assertThat(OpenApiText.list(restart.fields().get("security")).toString())
        .contains("X-API-Key", "X-Timestamp", "X-Signature");
    assertThat(text.operation("get", "/v1/health").fields().get("security")).isEqualTo(List.of());
  }

  @Test
  void tellsTheBoundsOfParameters() {
    assertThat(parameter("/v1/jobs", "limit"))
        .containsEntry("minimum", 1)
        .containsEntry("maximum", 100)
        .containsEntry("default", 50);
    assertThat(parameter("/v1/server/metrics/history", "range"))
        .containsEntry("enum", List.of("1h", "24h", "7d", "30d"));
    assertThat(OpenApiText.list(parameter("/v1/backups", "state").get("enum"))).hasSize(5);
  }

  @Test
  void describesMeAsItIs() {
    Map<String, Object> schema = text.data(text.schema(text.operation("get", "/v1/me"), "200"));
    TestAnswer me = cloud.client(cloud.keys().create()).get("/v1/me");

    assertThat(schema.keySet()).isEqualTo(me.data().keySet());
  }

  @Test
  void namesTheStatesOfAJobAsTheyAreWritten() {
    Map<String, Object> job = text.data(text.schema(text.operation("get", "/v1/jobs/{id}"), "200"));
    assertThat(OpenApiText.list(OpenApiText.map(job.get("state")).get("enum")).getFirst())
        .isEqualTo("QUEUED");
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
        .contains("\"operation_id\":\"me_me\"")
        .containsOnlyOnce("\"path\":\"/v1/me\"");
  }

  @Test
  void listsTheCommandsOfTheCommandLine() {
    TestAnswer answer = cloud.send(TestRequest.of("GET", "/v1/commands"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(OpenApiText.list(answer.json().get("data"))).hasSize(CliCommand.values().length);
    assertThat(answer.text()).contains("bowline service restart NAME");
  }

  /** Without the routes that tests add. */
  private List<Endpoint> published() {
    return cloud.bean(Endpoints.class).all().stream()
        .filter(endpoint -> !endpoint.path().startsWith("/v1/probe"))
        .toList();
  }

  private List<Operation> operations() {
    return text.operations().stream()
        .filter(operation -> !operation.path().startsWith("/v1/probe"))
        .toList();
  }

  private Iterable<String> statuses(String method, String path) {
    return text.operation(method, path).responses().keySet();
  }

  private Map<String, Object> parameter(String path, String name) {
    return OpenApiText.list(text.operation("get", path).fields().get("parameters")).stream()
        .map(OpenApiText::map)
        .filter(parameter -> name.equals(parameter.get("name")))
        .map(parameter -> OpenApiText.map(parameter.get("schema")))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> variables(String path) {
    return Pattern.compile("\\{([^}]*)}").matcher(path).results().map(it -> it.group(1)).toList();
  }

  private static List<String> variables(Map<String, Object> operation) {
    return OpenApiText.list(operation.get("parameters")).stream()
        .map(OpenApiText::map)
        .filter(parameter -> "path".equals(parameter.get("in")))
        .map(parameter -> String.valueOf(parameter.get("name")))
        .toList();
  }
}
