package dev.bowline.cloud.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.audit.HostEvent;
import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostAuditTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private final TestingCloud cloud = TestingServers.shared();
  private final SimulatedAgent agent = TestingServers.enrolled(cloud, TestingServers.newTenant());

  @Test
  void keepsWhatWasDoneAtTheShellOfAHostWithWhoDidIt() {
    assertThat(tell(agent, event("shell.services.restart", "nginx")).status()).isEqualTo(200);
    assertThat(entries(agent).getLast())
        .startsWith("host.shell.services.restart shell:" + agent.serverId() + " 127.0.0.1 ")
        .contains(
            "\"by\": \"alice\"",
            "\"about\": \"nginx\"",
            "\"result\": \"restarted\"",
            "\"at\": \"2026-01-02T03:04:05Z\"");
  }

  @Test
  @DisplayName("row 90: what a host dropped from its queue stands in the audit trail")
  void keepsWhatAnAgentRefused() {
    tell(agent, event("command.forged", ""));
    assertThat(entries(agent).getLast())
        .startsWith("host.command.forged server:" + agent.serverId() + " 127.0.0.1 ");
  }

  @Test
  void keepsOnceWhatIsToldTwice() {
    HostEvent first = event("command.refused", "first");
    HostEvent second = event("command.refused", "second");
    tell(agent, first);
    assertThat(tell(agent, first, second).status()).isEqualTo(200);
    assertThat(entries(agent).stream().filter(entry -> entry.startsWith("host."))).hasSize(2);
  }

  @Test
  void keepsEventsOfTwoHostsWithOneIdApart() {
    SimulatedAgent other = TestingServers.enrolled(cloud, TestingServers.newTenant());
    HostEvent event = event("command.refused", "x");
    tell(agent, event);
    tell(other, event);
    assertThat(entries(agent).getLast()).startsWith("host.command.refused");
    assertThat(entries(other).getLast()).startsWith("host.command.refused");
  }

  @Test
  void letsAHostSayNothingThatLooksLikeTheDoingOfAnother() {
    int before = entries(agent).size();
    tell(agent, event("key.delete", "key:1"));
    assertThat(entries(agent)).hasSize(before + 1);
    assertThat(entries(agent).getLast())
        .startsWith("host.key.delete server:" + agent.serverId() + " ");
  }

  @Test
  void refusesWhatIsNoEventAndTakesNoneOfTheOthers() {
    int before = entries(agent).size();
    HostEvent fine = event("command.refused", "x");
    for (String wrong : List.of("", "Command", "a b", "a..b", "x".repeat(101))) {
      assertThat(tell(agent, fine, event(wrong, "x")).status()).as(wrong).isEqualTo(400);
    }
    HostEvent[] many = Collections.nCopies(501, fine).toArray(HostEvent[]::new);
    assertThat(tell(agent, many).code()).isEqualTo("INVALID_BODY");
    assertThat(entries(agent)).hasSize(before);
  }

  @Test
  void isForAgentsAlone() {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey key = panel.createKey("{\"name\":\"shop\",\"scopes\":[\"*:*\"]}");
    assertThat(panel.send("POST", "/agent/v1/audit", "{\"events\":[]}").status())
        .isBetween(401, 403);
    assertThat(cloud.client(key).post("/agent/v1/audit", "{\"events\":[]}").status())
        .isBetween(401, 403);
  }

  private List<String> entries(SimulatedAgent host) {
    return AuditEntries.of(cloud, "server:" + host.serverId());
  }

  private static HostEvent event(String word, String subject) {
    return new HostEvent(UUID.randomUUID(), AT, word, "alice", subject, "restarted");
  }

  private static TestAnswer tell(SimulatedAgent host, HostEvent... events) {
    return host.send(
        "POST",
        "/agent/v1/audit",
        Fields.object("events", Arrays.stream(events).map(HostEvent::toFields).toList()));
  }
}
