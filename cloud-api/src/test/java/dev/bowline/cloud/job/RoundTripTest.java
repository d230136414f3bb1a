package dev.bowline.cloud.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class RoundTripTest {

  private final TestingCloud cloud;
  private final long tenant;
  private final SimulatedAgent agent;
  private final TestKey key;

  RoundTripTest(Front front) {
    cloud = TestingServers.shared(front);
    tenant = TestingServers.newTenant();
    agent = TestingServers.enrolled(cloud, tenant);
    key = cloud.keys().tenant(tenant).create();
  }

  @Test
  void restartsAServiceAndAnswersWhatTheHostMadeOfIt() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CommandMessage> obeyed = threads.submit(agent::obey);

      TestAnswer answer = cloud.client(key).post("/v1/server/services/nginx/restart", "{}");

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.data())
          .containsEntry("state", "SUCCEEDED")
          .containsEntry("operation", "services.restart")
          .containsEntry("arguments", Map.of("service", "nginx"))
          .containsEntry("id", obeyed.get().id().toString());
      assertThat(answer.data().get("result")).asString().contains("restarted", "main_pid=8");
    }
  }

  @Test
  void answers202AtOnceToAClientThatDoesNotWait() {
    TestAnswer answer = restart("respond-async");

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.data()).containsEntry("state", "QUEUED").containsEntry("result", null);
    assertThat(answer.header("Preference-Applied")).contains("respond-async");
    assertThat(answer.header("Location")).contains("/v1/jobs/" + answer.data().get("id"));

    agent.obey();

    assertThat(cloud.client(key).get("/v1/jobs/" + answer.data().get("id")).data())
        .containsEntry("state", "SUCCEEDED")
        .containsEntry("progress", "begun");
  }

  @Test
  void answers202WhenTheHostTakesLongerThanTheClientWaits() {
    TestAnswer answer = restart("wait=1");

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.header("Preference-Applied")).contains("wait=1");
  }

  @Test
  void countsAReportOnceHoweverOftenItIsSent() {
    UUID id = UUID.fromString((String) restart("respond-async").data().get("id"));
    Report failed =
        new Report.Result(
            id, 1, cloud.clock().instant(), new Outcome.Failed("UNIT_FAILED", "exit 1\u001b[31m"));

    TestAnswer first = agent.report(failed);
    TestAnswer second = agent.report(failed);

    assertThat(first.json()).isEqualTo(second.json());
    assertThat(first.text()).contains(id.toString());
    TestAnswer job = cloud.client(key).get("/v1/jobs/" + id);
    assertThat(job.data()).containsEntry("state", "FAILED");
    assertThat(job.text()).contains("UNIT_FAILED").doesNotContain("\u001b");
  }

  @Test
  void takesNoReportOfAnotherServersJob() {
    UUID id = UUID.fromString((String) restart("respond-async").data().get("id"));
    SimulatedAgent other = TestingServers.enrolled(cloud, tenant);

    TestAnswer answer =
        other.report(
            new Report.Result(id, 5, cloud.clock().instant(), new Outcome.Interrupted("not mine")));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(cloud.client(key).get("/v1/jobs/" + id).data()).containsEntry("state", "QUEUED");
  }

  @Test
  void letsAHostForgetReportsOfWhatWasNoJob() {
    TestAnswer answer =
        agent.report(new Report.Receipt(UUID.randomUUID(), 0, cloud.clock().instant()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("acknowledged", "sequence");
  }

  private TestAnswer restart(String preference) {
    return cloud
        .client(key)
        .send(
            TestRequest.of("POST", "/v1/server/services/nginx/restart")
                .json("{\"nonce\":\"" + UUID.randomUUID() + "\"}")
                .with("Prefer", preference));
  }
}
