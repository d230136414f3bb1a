package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.backup.BackupBucket;
import dev.bowline.cloud.backup.RepositoryPasswords;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Report;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class HeldBackupsTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final PanelClient panel = PanelClient.ofNewTenant(cloud);
  private final TestKey key = panel.createKey("{\"name\":\"all\",\"scopes\":[\"*:*\"]}");
  private final SimulatedAgent agent =
      SimulatedAgent.enrol(
          cloud,
          Secret.of(
              String.valueOf(
                  panel
                      .send("POST", "/panel/servers", "{\"name\":\"web\"}")
                      .data()
                      .get("enrolment_token"))));
  private final TestingBackups host =
      new TestingBackups(cloud, key.credential().tenantId(), agent, key);
  private final String path = "/panel/servers/" + agent.serverId();
  private final String bucket = cloud.bean(Installation.class).backupBucket();

  @BeforeEach
  void makeABackup() {
    host.asked("nightly");
    CommandMessage command = agent.receive(5).orElseThrow();
    TestAnswer access = host.access(command);
    try (S3Client s3 = TestingBackups.s3(access)) {
      for (int i = 0; i < 300; i++) {
        String name = "hosts/" + agent.serverId() + "/data/" + i;
        s3.putObject(one -> one.bucket(bucket).key(name), RequestBody.fromString("pack"));
      }
    }
    agent.report(
        new Report.Result(
            command.id(), 1, cloud.clock().instant(), SimulatedAgent.outcome(command.command())));
  }

  @Test
  void areListedInThePanel() {
    assertThat(data(panel.get(path + "/backups?limit=5")))
        .singleElement()
        .extracting(one -> ((Map<?, ?>) one).get("state"))
        .isEqualTo("succeeded");
    assertThat(panel.get(path + "/backups?limit=0").status()).isEqualTo(400);
    assertThat(PanelClient.ofNewTenant(cloud).get(path + "/backups").status()).isEqualTo(404);
  }

  @Test
  void holdTheServerUntilItIsSaidThatTheyMayGo() {
    TestAnswer refused = panel.send("DELETE", path);

    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("HAS_BACKUPS");
    assertThat(panel.send("DELETE", path + "?backups=keep").status()).isEqualTo(400);
    assertThat(PanelClient.ofNewTenant(cloud).send("DELETE", path).status()).isEqualTo(404);
    assertThat(objects()).isEqualTo(300);
  }

  @Test
  void goWithTheServerWhenThatIsSaid() {
    assertThat(panel.send("DELETE", path + "?backups=delete").status()).isEqualTo(200);

    assertGone();
  }

  @Test
  void areDeletedByAskingAgainWhenTheRemovalBrokeOff() {
    cloud.bean(BackupBucket.class).empty(agent.serverId());
    cloud.bean(ScheduleRepository.class).deleteByServerId(agent.serverId());
    assertThat(objects()).isZero();

    assertThat(panel.send("DELETE", path + "?backups=delete").status()).isEqualTo(200);

    assertGone();
  }

  private void assertGone() {
    assertThat(objects()).isZero();
    assertThat(cloud.bean(RepositoryPasswords.class).exists(agent.serverId())).isFalse();
    assertThat(data(cloud.client(key).get("/v1/backups"))).isEmpty();
  }

  private int objects() {
    return cloud
        .bean(S3Client.class)
        .listObjectsV2(one -> one.bucket(bucket).prefix("hosts/" + agent.serverId() + "/"))
        .contents()
        .size();
  }

  private static List<?> data(TestAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return (List<?>) Objects.requireNonNull(answer.json().get("data"));
  }
}
