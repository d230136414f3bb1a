package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.wire.Fields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuccessionTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final PanelClient panel = PanelClient.ofNewTenant(cloud);
  private final TestKey key = panel.createKey("{\"name\":\"all\",\"scopes\":[\"*:*\"]}");
  private final SimulatedAgent lost = SimulatedAgent.enrol(cloud, newServer());
  private final TestingBackups before =
      new TestingBackups(cloud, key.credential().tenantId(), lost, key);

  @Test
  void trustsTheFirstMachineByItself() {
    before.asked("nightly");
    TestAnswer access = before.access(lost.receive(5).orElseThrow());

    assertThat(access.status()).as(access.text()).isEqualTo(200);
    assertThat(succession()).isNull();
  }

  @Test
  void locksTheBackupsWhenAnotherMachineTakesThePlace() {
    long made = madeWithAccess();
    long open = before.asked("cut off");
    CommandMessage command = lost.receive(5).orElseThrow();

    TestingBackups after = successor();

    assertThat(succession()).isEqualTo("pending");
    for (TestAnswer refused :
        List.of(
            after.ask("{\"backup_name\":\"x\"}"),
            after.post("/v1/backups/" + made + "/restore", "{}"),
            after.post("/v1/backups/" + made + "/verify", "{}"),
            cloud.client(key).delete("/v1/backups/" + made))) {
      assertThat(refused.status()).as(refused.text()).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("SUCCESSION_UNCONFIRMED");
      assertThat(refused.details()).contains("ROOT must confirm it in the panel");
    }
    assertThat(open).isPositive();
    TestAnswer access = after.access(command);
    assertThat(access.status()).isEqualTo(404);
    assertThat(access.code()).isEqualTo("SUCCESSION_UNCONFIRMED");
    TestAnswer shell =
        after
            .agent()
            .send(
                "POST",
                "/agent/v1/backups/" + made + "/restore",
                Fields.object("paths", List.of()));
    assertThat(shell.status()).isEqualTo(404);
    assertThat(shell.code()).isEqualTo("SUCCESSION_UNCONFIRMED");
  }

  @Test
  void opensThemWithTheSamePasswordWhenRootConfirms() {
    long made = madeWithAccess();
    before.asked("once more");
    String password = password(before.access(lost.receive(5).orElseThrow()));
    TestingBackups after = successor();

    assertThat(confirm().status()).isEqualTo(200);
    assertThat(confirm().status()).as("asked again").isEqualTo(200);

    assertThat(succession()).isNull();
    assertThat(TestingServers.audited(cloud, before.tenant(), "server:" + lost.serverId()))
        .containsOnlyOnce("server.successor");
    assertThat(after.post("/v1/backups/" + made + "/restore", "{}").status()).isEqualTo(202);
    assertThat(password(after.access(after.agent().receive(5).orElseThrow()))).isEqualTo(password);
  }

  @Test
  void asksAgainForTheMachineAfterTheNext() {
    madeWithAccess();
    successor();
    confirm();
    successor();

    assertThat(succession()).isEqualTo("pending");
  }

  @Test
  void locksNothingWhereNothingWasStored() {
    successor();

    assertThat(succession()).isNull();
  }

  @Test
  void isConfirmedByRootOfTheTenantAlone() {
    madeWithAccess();
    successor();
    String path = "/panel/servers/" + lost.serverId() + "/successor/confirm";

    assertThat(cloud.send(TestRequest.of("POST", path)).status()).isEqualTo(401);
    assertThat(cloud.client(key).send(TestRequest.of("POST", path)).status()).isEqualTo(403);
    assertThat(panel.colleague(Role.ADMIN).send("POST", path).status()).isEqualTo(403);
    assertThat(PanelClient.ofNewTenant(cloud).send("POST", path).status()).isEqualTo(404);
    assertThat(succession()).isEqualTo("pending");
  }

  private long madeWithAccess() {
    long id = before.asked("nightly");
    CommandMessage command = lost.receive(5).orElseThrow();
    before.access(command);
    lost.report(
        new Report.Result(
            command.id(), 1, cloud.clock().instant(), SimulatedAgent.outcome(command.command())));
    return id;
  }

  private TestingBackups successor() {
    TestAnswer invited =
        panel.send("POST", "/panel/servers/" + lost.serverId() + "/enrolment-token");
    return new TestingBackups(
        cloud, before.tenant(), SimulatedAgent.enrol(cloud, token(invited)), key);
  }

  private Secret newServer() {
    return token(panel.send("POST", "/panel/servers", "{\"name\":\"web\"}"));
  }

  private TestAnswer confirm() {
    return panel.send("POST", "/panel/servers/" + lost.serverId() + "/successor/confirm");
  }

  private @Nullable Object succession() {
    List<?> all = (List<?>) Objects.requireNonNull(panel.get("/panel/servers").json().get("data"));
    return ((Map<?, ?>) all.getFirst()).get("succession");
  }

  private static Secret token(TestAnswer answer) {
    return Secret.of(String.valueOf(answer.data().get("enrolment_token")));
  }

  private static String password(TestAnswer access) {
    assertThat(access.status()).as(access.text()).isEqualTo(200);
    return Fields.of(access.json()).text("password");
  }
}
