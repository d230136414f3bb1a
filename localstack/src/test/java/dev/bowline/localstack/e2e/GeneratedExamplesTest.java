package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.clients.NextSecond;
import dev.bowline.localstack.clients.Run;
import dev.bowline.localstack.e2e.PublishedOperations.Operation;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The code examples that the API generates, run in each language as they are; only the ids in their
 * paths, which are examples too, are those of things that there are.
 */
@EndToEnd
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.SERVICES)
@ResourceLock(Shared.BACKUPS)
@ResourceLock(value = Shared.VIEWERS, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.PROCESSORS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedExamplesTest {

  private final Installation installation = Installation.running();
  private final ApiClient api = ApiClient.of(installation);
  private final Map<String, String> places = new LinkedHashMap<>();
  private List<Operation> operations = List.of();
  @TempDir private Path directory;

  /** What paths with variables name here. */
  @BeforeAll
  void makeWhatPathsName() throws Exception {
    operations = PublishedOperations.of(api).all();
    Backups backups = new Backups(api);
    Backups.Begun backup = backups.begin("examples", "/srv");
    backups.result(backup.job(), "SUCCEEDED");
    places.put("/v1/webhooks/7", "/v1/webhooks/" + silentWebhook());
    places.put("/v1/servers/1001", "/v1/servers/" + installation.serverId());
    places.put("/v1/backup-schedules/1001", "/v1/backup-schedules/" + installation.serverId());
    places.put("/v1/backups/1014", "/v1/backups/" + backup.backup());
    places.put("/v1/jobs/01957f2e-6f3a-7c51-9c55-0d7e6f1f2a10", "/v1/jobs/" + backup.job());
  }

  /** A webhook at an address that is public, but that nothing is sent to. */
  private long silentWebhook() throws IOException {
    Answer answer =
        api.send(
            "POST",
            "/v1/webhooks",
            "{\"url\":\"https://1.1.1.1/\",\"events\":[\"job.*\"],\"enabled\":false}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.data().object("webhook").number("id");
  }

  @ParameterizedTest
  @EnumSource
  void everyReadingExampleSucceeds(ExampleRunner runner) throws IOException {
    skipWithoutLanguage(runner);
    List<Operation> reading =
        operations.stream().filter(operation -> operation.method().equals("GET")).toList();
    assertThat(reading).hasSizeGreaterThan(10);
    for (Operation operation : reading) {
      Run run = run(operation, runner);
      assertThat(run.exitCode()).as(operation + " " + run.output()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void examplesThatChangeSomethingSucceed(ExampleRunner runner) throws IOException {
    skipWithoutLanguage(runner);
    for (String path :
        List.of(
            "/v1/server/services/{name}/restart",
            "/v1/backup-schedules/{sid}",
            "/v1/backups/{id}/verify")) {
      Operation operation =
          operations.stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
      NextSecond.await();
      Run run = run(operation, runner);
      assertThat(run.exitCode()).as(operation + " " + run.output()).isZero();
      assertThat(run.output()).contains("success");
    }
  }

  private Run run(Operation operation, ExampleRunner runner) throws IOException {
    Fields example = example(operation, runner);
    String code = example.text("code");
    for (Map.Entry<String, String> place : places.entrySet()) {
      code = code.replace(place.getKey(), place.getValue());
    }
    return runner.run(installation, directory, example.text("file_name"), code);
  }

  private Fields example(Operation operation, ExampleRunner runner) throws IOException {
    Answer answer = api.get("/v1/operations/" + operation.id() + "/examples");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return Fields.of(answer.json()).list("data", example -> example).stream()
        .filter(example -> example.text("language").equals(runner.language()))
        .findFirst()
        .orElseThrow();
  }

  private void skipWithoutLanguage(ExampleRunner runner) {
    if (runner.isMissing(directory)) {
      System.out.println("SKIPPED: the examples in " + runner + ", for want of the language");
      abort("No " + runner);
    }
  }
}
