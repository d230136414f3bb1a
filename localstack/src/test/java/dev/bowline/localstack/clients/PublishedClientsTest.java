package dev.bowline.localstack.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.suite.Contract;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients that people already have run unchanged but for host, key and authority. */
@Contract
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.SERVICES)
@ResourceLock(Shared.PROCESSORS)
class PublishedClientsTest {

  private final Installation installation = Installation.running();
  private final Path directory;

  PublishedClientsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** There are no domains yet: that the answer is 404 shows that the signature was accepted. */
  @ParameterizedTest
  @EnumSource
  void asPublishedIsAuthenticated(PublishedClient client) throws IOException {
    skipWithoutLanguage(client);
    Run run = run(client, client.program(installation));
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource
  void listsServersAndRestartsAService(PublishedClient client) throws IOException {
    skipWithoutLanguage(client);
    assertThat(answer(client, "GET", "/v1/servers")).containsEntry("status", "success");
    assertThat(answer(client, "POST", "/v1/server/services/cron/restart"))
        .containsEntry("status", "success");
  }

  private Map<String, Object> answer(PublishedClient client, String method, String path)
      throws IOException {
    NextSecond.await();
    Run run = run(client, client.program(installation, method, path));
    assertThat(run.output()).as("exit code %d", run.exitCode()).startsWith("{");
    return JSON.std.mapFrom(run.output());
  }

  private Run run(PublishedClient client, String program) throws IOException {
    Path file = directory.resolve(client.fileName());
    Files.writeString(file, program);
    String authority = installation.authority().toString();
    return Run.of(
        directory, client.command(file.toString(), authority), client.environment(authority));
  }

  private void skipWithoutLanguage(PublishedClient client) {
    Run probe = Run.of(directory, client.probe(), Map.of());
    if (probe.exitCode() != 0) {
      System.out.println("SKIPPED: the " + client + " client, for want of its language");
      abort("No " + client + ": " + probe.output());
    }
  }
}
