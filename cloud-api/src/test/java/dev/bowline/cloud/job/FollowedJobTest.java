package dev.bowline.cloud.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Report;
import io.micronaut.transaction.TransactionOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowedJobTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final long tenant = TestingServers.newTenant();
  private final SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
  private final TestKey key = cloud.keys().tenant(tenant).create();

  @Test
  void countsNothingWhenAFollowerDiesAndAllOfItWhenTheHostTellsAgain() {
    CommandMessage command = restart();
    List<Report> told =
        List.of(
            new Report.Receipt(command.id(), 0, cloud.clock().instant()),
            new Report.Result(
                command.id(),
                1,
                cloud.clock().instant(),
                SimulatedAgent.outcome(command.command())));
    assertThatThrownBy(
            () -> reports(FollowedJobTest::dieAtTheEnd).take(agent.serverId(), "127.0.0.1", told))
        .hasMessage("died");
    assertThat(job(command)).containsEntry("state", "QUEUED").containsEntry("result", null);

    List<JobState> seen = new ArrayList<>();
    Reports reports = reports(change -> seen.add(change.state()));
    reports.take(agent.serverId(), "127.0.0.1", told);
    reports.take(agent.serverId(), "127.0.0.1", told);

    assertThat(seen).containsExactly(JobState.DELIVERED, JobState.SUCCEEDED);
    assertThat(job(command)).containsEntry("state", "SUCCEEDED");
  }

  private static void dieAtTheEnd(JobChange change) {
    if (change.state().isFinal()) {
      throw new IllegalStateException("died");
    }
  }

  private CommandMessage restart() {
    cloud
        .client(key)
        .send(
            TestRequest.of("POST", "/v1/server/services/nginx/restart")
                .with("Prefer", "respond-async"));
    return agent.receive(5).orElseThrow();
  }

  private Map<String, Object> job(CommandMessage command) {
    return cloud.client(key).get("/v1/jobs/" + command.id()).data();
  }

  @SuppressWarnings("unchecked")
  private Reports reports(JobListener listener) {
    return new Reports(
        cloud.bean(JobRepository.class),
        cloud.bean(JobCodec.class),
        cloud.bean(JobSignals.class),
        cloud.bean(AuditTrail.class),
        List.of(listener),
        cloud.bean(TransactionOperations.class),
        cloud.clock());
  }
}
