package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.transaction.TransactionOperations;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final long tenant = TestingServers.newTenant();
  private final Editor editor = TestingServers.editor(tenant);
  private final SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
  private final TestKey key = cloud.keys().tenant(tenant).create();
  private final TestAnswer open =
      cloud
          .client(key)
          .send(
              TestRequest.of("POST", "/v1/server/services/cron/stop")
                  .with("Prefer", "respond-async"));

  @Test
  void leavesNeitherQueueNorKeyNorRow() {
    assertThat(cloud.bean(Removal.class).remove(editor, agent.serverId())).isTrue();

    assertGone();
    assertThat(AuditEntries.of(cloud, "server:" + agent.serverId()))
        .last()
        .isEqualTo("server.remove member:1 127.0.0.1 {\"name\": \"web\"}");
  }

  @Test
  void endsTheJobsThatWereOpenAndKeepsThemAsHistory() {
    cloud.bean(Removal.class).remove(editor, agent.serverId());

    assertThat(cloud.client(key).get("/v1/jobs/" + open.data().get("id")).data())
        .containsEntry("state", "EXPIRED");
  }

  @Test
  void isRefusedToAnotherTenantAndASecondTime() {
    Removal removal = cloud.bean(Removal.class);

    assertThat(removal.remove(TestingServers.editor(tenant - 1), agent.serverId())).isFalse();
    assertThat(agent.list("nginx").status()).isEqualTo(200);
    assertThat(removal.remove(editor, agent.serverId())).isTrue();
    assertThat(removal.remove(editor, agent.serverId())).isFalse();
  }

  @Test
  void isFinishedByAskingAgainWhenItBrokeOffAfterTheKey() {
    assertThatThrownBy(() -> breaking(id -> crash()).remove(editor, agent.serverId()))
        .hasMessage("crash");
    assertThat(agent.list("nginx").status()).isEqualTo(401);
    assertThat(cloud.bean(CommandQueue.class).url(agent.serverId())).isEmpty();

    assertThat(cloud.bean(Removal.class).remove(editor, agent.serverId())).isTrue();

    assertGone();
  }

  @Test
  void isFinishedByAskingAgainWhenTheLastStepBrokeOff() {
    assertThatThrownBy(() -> removal(List.of(), event -> crash()).remove(editor, agent.serverId()))
        .hasMessage("crash");

    assertThat(cloud.bean(Removal.class).remove(editor, agent.serverId())).isTrue();

    assertGone();
  }

  @Test
  void letsNobodyEnrolOnceItHasBegun() {
    var token = cloud.bean(Servers.class).invite(editor, agent.serverId()).orElseThrow().token();
    assertThatThrownBy(() -> breaking(id -> crash()).remove(editor, agent.serverId()))
        .hasMessage("crash");

    assertThat(SimulatedAgent.enrol(cloud, token, new byte[32]).status()).isEqualTo(401);
    assertThat(cloud.bean(CommandQueue.class).url(agent.serverId())).isEmpty();
  }

  private void assertGone() {
    assertThat(cloud.bean(CommandQueue.class).url(agent.serverId())).isEmpty();
    assertThat(agent.list("nginx").status()).isEqualTo(401);
    assertThat(cloud.bean(Servers.class).all(tenant)).isEmpty();
    assertThat(cloud.client(key).get("/v1/servers/" + agent.serverId()).status()).isEqualTo(404);
  }

  private Removal breaking(ServerRemoved listener) {
    return removal(List.of(listener), cloud.bean(AuditTrail.class));
  }

  @SuppressWarnings("unchecked")
  private Removal removal(List<ServerRemoved> listeners, AuditTrail audit) {
    return new Removal(
        cloud.bean(ServerRepository.class),
        cloud.bean(AgentKeyRepository.class),
        cloud.bean(EnrolledAgents.class),
        cloud.bean(CommandQueue.class),
        listeners,
        audit,
        cloud.bean(Events.class),
        cloud.bean(TransactionOperations.class));
  }

  private static void crash() {
    throw new IllegalStateException("crash");
  }
}
