package dev.bowline.cloud.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class TokenApiTest {

  private final TestingCloud cloud;
  private final Map<String, Object> document;

  TokenApiTest(Front front) {
    this.cloud = TestingCloud.shared(front);
    TestAnswer answer = cloud.get(cloud.tokens().create(), "/api/v1/openapi.php");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    this.document = answer.data();
  }

  @Test
  @DisplayName("P-16: openapi describes this surface and no other")
  void describesEveryEndpoint() {
    assertThat(document).containsEntry("openapi", "3.1.0");
    Map<String, Object> paths = map(document.get("paths"));
    assertThat(paths).hasSize(16).containsKeys("/api/v1/me.php", "/api/v1/server-health.php");
    List<Object> names = new ArrayList<>();
    paths.forEach((path, methods) -> {
      Map<String, Object> operation = map(map(methods).get("get"));
      names.add(String.valueOf(operation.get("operationId")));
      assertThat(map(operation.get("responses")))
          .as(path)
          .containsKeys("200", "400", "401", "403", "406", "415", "429", "500", "503");
      assertThat(String.valueOf(operation.get("description"))).startsWith("Required scope: ");
    });
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void describesWhatIsAnswered() {
    assertThat(items("domains").keySet())
        .containsExactlyInAnyOrder("id", "domain", "type", "ssl_status", "status");
    assertThat(items("services").keySet())
        .containsExactlyInAnyOrder("server_id", "name", "description", "status", "as_of");
  }

  @Test
  void saysWhatMayBeNull() {
    assertThat(String.valueOf(items("jobs").get("finished_at"))).contains("null");
    assertThat(String.valueOf(items("jobs").get("created_at"))).doesNotContain("null");
  }

  @Test
  void staysOutOfTheDocumentOfKeys() {
    TestAnswer keys = cloud.send(TestRequest.of("GET", "/v1/openapi.json"));
    assertThat(keys.text()).doesNotContain(".php");
  }

  private Map<String, Object> items(String word) {
    OpenApiText text = new OpenApiText(document);
    Map<String, Object> schema =
        text.schema(text.operation("get", "/api/v1/" + word + ".php"), "200");
    return text.at(text.data(schema), "items", "items", "properties");
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return OpenApiText.map(value);
  }
}
