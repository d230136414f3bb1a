package dev.bowline.cloud.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** That its signatures are accepted is shown by the end-to-end suite, which runs it. */
@ParameterizedClass
@EnumSource(Front.class)
class PostmanTest {

  private static final String PATH = "/panel/postman-collection.json";

  private final TestingCloud cloud;
  private final Map<String, Object> collection;

  PostmanTest(Front front) {
    this.cloud = ProvisionedCloud.shared(front);
    TestAnswer answer = PanelClient.ofNewTenant(cloud).get(PATH);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).contains("bowline.postman_collection.json"));
    this.collection = answer.json();
  }

  @Test
  void hasTheVariablesThatPeopleFillIn() {
    assertThat(
            OpenApiText.list(collection.get("variable")).stream()
                .map(OpenApiText::map)
                .map(variable -> variable.get("key")))
        .containsExactly("base_url", "api_key", "api_secret");
    assertThat(String.valueOf(collection.get("variable"))).contains("/api/external");
  }

  @Test
  void signsInAScript() {
    Map<String, Object> event = OpenApiText.map(OpenApiText.list(collection.get("event")).get(0));
    assertThat(event).containsEntry("listen", "prerequest");
    assertThat(event.toString()).contains("HmacSHA256", "X-Signature");
  }

  @Test
  void holdsEveryOperationInTheFolderOfItsCategory() {
    List<Endpoint> endpoints = cloud.bean(Endpoints.class).all();
    List<Map<String, Object>> folders =
        OpenApiText.list(collection.get("item")).stream().map(OpenApiText::map).toList();

    assertThat(folders.stream().map(folder -> folder.get("name")))
        .containsExactlyInAnyOrderElementsOf(
            endpoints.stream().map(Endpoint::category).distinct().toList());
    assertThat(
            folders.stream().mapToInt(folder -> OpenApiText.list(folder.get("item")).size()).sum())
        .isEqualTo(endpoints.size());
  }

  @Test
  void sendsTheExamplesAsBodiesAndVariables() {
    assertThat(collection.toString())
        .contains("{\"backup_name\":\"before-upgrade\",\"paths\":[\"/etc\"]}")
        .contains("{{base_url}}/v1/jobs/:id")
        .contains("01957f2e-6f3a-7c51-9c55-0d7e6f1f2a10");
  }

  @Test
  void isForThePanelAlone() {
    TestAnswer answer = cloud.send(TestRequest.of("GET", PATH));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(cloud.client(cloud.keys().create()).get(PATH).status()).isIn(401, 403);
  }
}
