package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.HttpsConnection;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.clients.Run;
import dev.bowline.localstack.suite.Contract;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The OpenAPI documents: linted, and held against what the API really answers. */
@Contract
@ResourceLock(Shared.PROCESSORS)
class OpenApiTest {

  private static final String[] CHECKS = {
    "--checks",
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
    "--phases",
    "examples,fuzzing",
    "--mode",
    "positive",
    "--max-examples",
    "8",
    "--seed",
    "1",
    "--generation-database",
    "none",
    "--request-timeout",
    "30",
    "--no-color"
  };

  private final Installation installation = Installation.running();
  private final ApiClient api = ApiClient.of(installation);
  private final Tools tools;

  OpenApiTest() throws IOException {
    this.tools = Tools.of(installation);
  }

  @Test
  void spectralFindsNothingInTheDocumentOfKeys() throws IOException {
    lint(ofKeys());
  }

  @Test
  void spectralFindsNothingInTheDocumentOfTokens() throws IOException {
    lint(ofTokens());
  }

  /** With a test key: what it asks for at random happens on no host. */
  @Test
  void everyOperationOfKeysAnswersAsItsDocumentSays() throws IOException {
    SigningKey key =
        PanelClient.login(installation)
            .createKey(
                Map.of(
                    "name", "schemathesis",
                    "preset", "full_access",
                    "tier", "enterprise",
                    "environment", "test"));
    Run run =
        schemathesis(
            ofKeys(),
            installation.url() + "/api/external",
            Map.of(
                "BOWLINE_API_KEY", key.id(),
                "BOWLINE_API_SECRET", Tools.text(key.secret()),
                "SCHEMATHESIS_HOOKS", tools.resource("signing.py").toString()));
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).doesNotContain("401 Unauthorized");
  }

  @Test
  void everyOperationOfTokensAnswersAsItsDocumentSays() throws IOException {
    Run run =
        schemathesis(
            ofTokens(),
            installation.url().toString(),
            Map.of(),
            "--header",
            "Authorization: " + bearer());
    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  private void lint(Path document) throws IOException {
    Run run =
        tools.spectral(
            "lint",
            "--ruleset",
            tools.resource("spectral.yaml").toString(),
            "--fail-severity",
            "warn",
            document.toString());
    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  private Run schemathesis(
      Path document, String url, Map<String, String> environment, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                document.toString(),
                "--url",
                url,
                "--tls-verify",
                installation.authority().toString()));
    arguments.addAll(List.of(CHECKS));
    arguments.addAll(List.of(more));
    return tools.schemathesis(environment, arguments.toArray(String[]::new));
  }

  private Path ofKeys() throws IOException {
    Answer answer = api.get("/v1/openapi.json");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return tools.file("openapi-keys.json", written(answer.json()));
  }

  private Path ofTokens() throws IOException {
    Answer answer =
        new HttpsConnection(installation.authority())
            .send(
                HttpRequest.newBuilder(installation.url().resolve("/api/v1/openapi.php"))
                    .header("Authorization", bearer())
                    .build());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return tools.file("openapi-tokens.json", written(answer.json().get("data")));
  }

  /** As it was sent: what is null stays. */
  private static String written(@Nullable Object document) throws IOException {
    return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(document);
  }

  private String bearer() {
    return "Bearer " + installation.value("BOWLINE_TOKEN");
  }
}
