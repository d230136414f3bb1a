package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.testing.FakeLambdaContext;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionHandlerTest {

  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final String EMAIL = "bowline.provision.root-email";

  @Test
  void bringsAnEmptyInstallationToLifeAndMayBeCalledAgain() throws IOException {
    try (TestingCloud cloud = cloud(Map.of())) {
      assertThat(call(cloud)).isEmpty();
      assertThat(call(cloud)).isEmpty();
    }
  }

  @Test
  void answersWithTheLinkByWhichTheFirstMemberJoinsAndNeverAfterwards() throws IOException {
    try (TestingCloud cloud = cloud(Map.of(EMAIL, "First@Example.com"))) {
      String first = invitation(cloud);
      String second = invitation(cloud);
      assertThat(accept(cloud, first).status()).as("the one before is dead").isEqualTo(404);

      TestAnswer joined = accept(cloud, second);
      assertThat(joined.status()).as(joined.text()).isBetween(200, 201);
      assertThat(joined.text()).contains("first@example.com").contains("ROOT");
      assertThat(call(cloud)).isEmpty();
      assertThat(accept(cloud, second).status()).isEqualTo(404);
    }
  }

  @Test
  void migratesAloneThoughAwsRefusesEveryCall() throws IOException {
    try (TestingCloud cloud = cloud(Map.of(EMAIL, "first@example.com"))) {
      cloud.aws().away(true);

      assertThat(call(cloud, "{\"only\":\"migrations\"}")).isEmpty();

      assertThat(cloud.bean(Ids.class).next()).as("a number out of the database").isPositive();
    }
  }

  @Test
  void provisionsNothingThatItDoesNotKnow() {
    try (TestingCloud cloud = cloud(Map.of())) {
      assertThatThrownBy(() -> call(cloud, "{\"only\":\"tables\"}"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tables");
    }
  }

  @Test
  void invitesNobodyWhereThePasswordIsGiven(@TempDir Path directory) throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "correct horse battery");
    Map<String, Object> settings =
        Map.of(EMAIL, "root@example.com", "bowline.provision.root-password-file", password);
    try (TestingCloud cloud = cloud(settings)) {
      assertThat(call(cloud)).isEmpty();
    }
  }

  private static TestingCloud cloud(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.putAll(more);
    return TestingCloud.start(Front.LAMBDA, settings);
  }

  private static String invitation(TestingCloud cloud) throws IOException {
    String link = Objects.requireNonNull(call(cloud).get("invitation"));
    assertThat(link).startsWith("https://127.0.0.1:3002/invitation#");
    return link.substring(link.indexOf('#') + 1);
  }

  private static TestAnswer accept(TestingCloud cloud, String token) {
    String body =
        "{\"token\":\"%s\",\"name\":\"First\",\"password\":\"correct horse battery\"}"
            .formatted(token);
    return cloud.send(TestRequest.of("POST", "/invitations/acceptances").json(body));
  }

  private static Map<String, String> call(TestingCloud cloud) throws IOException {
    return call(cloud, "{}");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> call(TestingCloud cloud, String event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new ProvisionHandler(cloud.context())
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            output,
            new FakeLambdaContext());
    return Objects.requireNonNull(JSON.readValue(output.toByteArray(), Map.class));
  }
}
