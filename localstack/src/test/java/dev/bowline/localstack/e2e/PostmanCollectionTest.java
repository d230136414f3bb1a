package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.clients.Run;
import dev.bowline.localstack.suite.Contract;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The Postman collection, run as a whole by Postman's own runner. */
@Contract
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.SERVICES)
@ResourceLock(Shared.PROCESSORS)
@ResourceLock(Shared.BACKUPS)
@ResourceLock(value = Shared.VIEWERS, mode = ResourceAccessMode.READ)
class PostmanCollectionTest {

  private final Installation installation = Installation.running();
  private final ApiClient api = ApiClient.of(installation);
  private final PanelClient panel;
  private final Tools tools;

  PostmanCollectionTest() throws IOException {
    this.panel = PanelClient.login(installation);
    this.tools = Tools.of(installation);
  }

  /** The collection has stopped it. */
  @AfterEach
  void startWhatWasStopped() throws IOException {
    assertThat(api.post("/v1/server/services/nginx/start").status()).isIn(200, 202);
  }

  @Test
  void everyRequestOfTheCollectionIsSignedAsTheApiWants() throws IOException {
    Path report = tools.folder().resolve("newman.json");
    Run run = tools.newman(arguments(collection(), key(), report));
    assertThat(report).as(run.output()).exists();

    List<Execution> executions = executions(report);
    assertThat(executions).hasSameSizeAs(PublishedOperations.of(api).all());
    assertThat(executions)
        .as(run.output())
        .allSatisfy(execution ->
            assertThat(execution.status())
                .as(execution.toString())
                .isBetween(200L, 499L)
                .isNotEqualTo(401L)
                .isNotEqualTo(403L));
    assertThat(executions)
        .filteredOn(execution -> execution.name().contains("Restarts a service"))
        .anyMatch(execution -> execution.status() == 200);
  }

  private Path collection() throws IOException {
    Answer answer = panel.send("GET", "/panel/postman-collection.json", Map.of());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return tools.file("collection.json", JSON.std.asString(answer.json()));
  }

  private SigningKey key() throws IOException {
    return panel.createKey(Map.of("name", "newman", "preset", "full_access", "tier", "enterprise"));
  }

  private String[] arguments(Path collection, SigningKey key, Path report) throws IOException {
    Files.deleteIfExists(report);
    return new String[] {
      "run",
      collection.toString(),
      "--env-var",
      "api_key=" + key.id(),
      "--env-var",
      "api_secret=" + Tools.text(key.secret()),
      "--ssl-extra-ca-certs",
      installation.authority().toString(),
      "--reporters",
      "cli,json",
      "--reporter-json-export",
      report.toString(),
      "--color",
      "off"
    };
  }

  private static List<Execution> executions(Path report) throws IOException {
    return Fields.of(JSON.std.mapFrom(Files.readString(report)))
        .object("run")
        .list("executions", Execution::of);
  }

  /** One request of the collection, and 0 where no answer came. */
  private record Execution(String name, long status) {

    static Execution of(Fields fields) {
      return new Execution(
          fields.object("item").text("name"),
          fields.has("response") ? fields.object("response").number("code") : 0);
    }
  }
}
