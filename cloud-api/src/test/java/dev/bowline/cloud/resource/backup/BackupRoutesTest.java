package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.wire.Fields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Front.class)
class BackupRoutesTest {

  private final TestingCloud cloud;
  private final TestingBackups host;
  private final SimulatedAgent agent;
  private final SignedClient client;

  BackupRoutesTest(Front front) {
    this.cloud = TestingServers.shared(front);
    this.host = TestingBackups.on(cloud);
    this.agent = host.agent();
    this.client = cloud.client(host.key());
  }

  @Test
  void makesABackupOfThePathsAndShowsIt() {
    TestAnswer asked =
        host.ask("{\"backup_name\":\"before the move\",\"paths\":[\"/etc\",\"/srv/ä b\"]}");

    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(asked.header("Location")).hasValue("/v1/jobs/" + asked.data().get("job_id"));
    assertThat(asked.header("Preference-Applied")).hasValue("respond-async");
    long id = TestingBackups.number(asked, "id");
    assertThat(asked.data())
        .containsEntry("state", "queued")
        .containsEntry("kind", "manual")
        .containsEntry("name", "before the move");
    assertThat(agent.obey().command())
        .isEqualTo(
            new BackupCommand.RunBackup(
                id, List.of(new HostPath("/etc"), new HostPath("/srv/ä b"))));
    assertThat(host.shown(id))
        .containsEntry("state", "succeeded")
        .containsEntry("files", 10)
        .containsEntry("bytes", 1_000)
        .containsEntry("bytes_added", 500)
        .containsEntry("skipped", 0)
        .containsEntry("paths", List.of("/etc", "/srv/ä b"));
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    long first = host.made("first");
    long second = host.made("second");
    long third = host.asked("third");

    TestAnswer page = client.get("/v1/backups?limit=2");

    assertThat(ids(page)).containsExactly(third, second);
    String cursor = String.valueOf(((Map<?, ?>) meta(page)).get("next_cursor"));
    assertThat(ids(client.get("/v1/backups?limit=2&cursor=" + cursor))).containsExactly(first);
    assertThat(ids(client.get("/v1/backups?state=queued"))).containsExactly(third);
    assertThat(ids(client.get("/v1/backups?server_id=" + agent.serverId()))).hasSize(3);
  }

  @Test
  void restoresToAFolderAndToPlace() {
    long id = host.made("nightly");
    SnapshotId snapshot = new SnapshotId("%064x".formatted(id));

    TestAnswer asked =
        host.post(
            "/v1/backups/" + id + "/restore", "{\"paths\":[\"/etc/nginx\"],\"folder\":\"/tmp/r\"}");

    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(agent.obey().command())
        .isEqualTo(
            new BackupCommand.RestoreBackup(
                snapshot, List.of(new HostPath("/etc/nginx")), new HostPath("/tmp/r")));
    assertThat(host.post("/v1/backups/" + id + "/restore", "{}").status()).isEqualTo(202);
    assertThat(agent.obey().command())
        .isEqualTo(new BackupCommand.RestoreBackup(snapshot, List.of(), null));
  }

  @Test
  void notesWhenABackupWasVerified() {
    long id = host.made("nightly");
    assertThat(host.shown(id)).containsEntry("verified_at", null);

    assertThat(host.post("/v1/backups/" + id + "/verify", "{}").status()).isEqualTo(202);
    agent.obey();

    assertThat(host.shown(id).get("verified_at")).isNotNull();
  }

  @Test
  void deletesABackupWhenItsHostHas() {
    long id = host.made("nightly");

    TestAnswer asked = delete(id);

    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    assertThat(host.shown(id)).containsEntry("state", "deleting");
    agent.obey();
    assertThat(client.get("/v1/backups/" + id).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"backup_name\":\"\"}",
        "{\"backup_name\":\"a\\u001bb\"}",
        "{\"backup_name\":\"x\",\"paths\":\"/etc\"}",
        "{\"backup_name\":\"x\",\"tenant_id\":1}"
      })
  void refusesWhatIsNoBackup(String json) {
    TestAnswer answer = host.ask(json);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_BODY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"etc", "/a/../b", "/a//b", "/a/", "/a\\u0000b"})
  void refusesWhatIsNoPathAndNamesIt(String path) {
    TestAnswer answer = host.ask("{\"backup_name\":\"x\",\"paths\":[\"/etc\",\"" + path + "\"]}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    if (!path.contains("u0000")) {
      assertThat(answer.code()).isEqualTo("PATH_INVALID");
      assertThat(answer.details()).contains(path);
    }
  }

  @Test
  void refusesStatesLimitsAndCursorsThatAreNone() {
    TestingBackups other = TestingBackups.on(cloud);
    long foreign = other.asked("theirs");

    assertThat(client.get("/v1/backups?state=lost").code()).isEqualTo("INVALID_PARAMETER");
    assertThat(client.get("/v1/backups?limit=101").code()).isEqualTo("INVALID_PARAMETER");
    assertThat(client.get("/v1/backups?cursor=x").code()).isEqualTo("CURSOR_INVALID");
    assertThat(client.get("/v1/backups?cursor=" + foreign).code()).isEqualTo("CURSOR_INVALID");
  }

  @Test
  void asksForAServerWhereTheKeySeesSeveral() {
    TestingServers.enrolled(cloud, host.tenant());

    assertThat(host.ask("{\"backup_name\":\"x\"}").code()).isEqualTo("SERVER_REQUIRED");
    assertThat(host.ask("{\"backup_name\":\"x\",\"server_id\":" + agent.serverId() + "}").status())
        .isEqualTo(202);
  }

  @Test
  void isClosedWithoutASignature() {
    assertThat(cloud.send(TestRequest.of("GET", "/v1/backups")).status()).isEqualTo(401);
  }

  @Test
  void admitsToMakingABackupWhoMayWriteOrRun() {
    for (String scope : List.of("backups:write", "backups:run")) {
      TestAnswer asked = as(scope).post("/v1/backups", "{\"backup_name\":\"x\"}");
      assertThat(asked.status()).as(asked.text()).isBetween(200, 202);
      assertThat(as(scope).get("/v1/jobs/" + asked.data().get("job_id")).status())
          .as("its giver sees the job")
          .isEqualTo(200);
    }
    TestAnswer refused = as("backups:read").post("/v1/backups", "{\"backup_name\":\"x\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.details()).isEqualTo("Required scope: backups:write or backups:run");
  }

  @Test
  void holdsEveryOtherRouteToItsScope() {
    long id = host.made("nightly");

    assertThat(as("backups:run").get("/v1/backups").status()).isEqualTo(403);
    assertThat(as("backups:write").post("/v1/backups/" + id + "/restore", "{}").status())
        .isEqualTo(403);
    assertThat(as("backups:run").delete("/v1/backups/" + id).status()).isEqualTo(403);
    assertThat(as("backups:restore").post("/v1/backups/" + id + "/verify", "{}").status())
        .isEqualTo(403);
  }

  @Test
  void showsNothingOfAnotherTenantOfOtherServersAndToTestKeys() {
    long id = host.made("nightly");
    long second = TestingServers.enrolled(cloud, host.tenant()).serverId();
    List<TestKey> outsiders =
        List.of(
            TestingBackups.on(cloud).key(),
            cloud
                .keys()
                .tenant(host.tenant())
                .servers(new ServerAccess.Only(Set.of(second)))
                .create(),
            cloud.keys().tenant(host.tenant()).environment(Environment.TEST).create());

    for (TestKey outsider : outsiders) {
      SignedClient theirs = cloud.client(outsider);
      assertThat(ids(theirs.get("/v1/backups"))).isEmpty();
      assertThat(theirs.get("/v1/backups/" + id).status()).isEqualTo(404);
      assertThat(theirs.delete("/v1/backups/" + id).status()).isEqualTo(404);
      assertThat(theirs.post("/v1/backups/" + id + "/restore", "{}").status()).isEqualTo(404);
      assertThat(theirs.post("/v1/backups/" + id + "/verify", "{}").status()).isEqualTo(404);
      assertThat(
              theirs
                  .post(
                      "/v1/backups",
                      "{\"backup_name\":\"x\",\"server_id\":" + agent.serverId() + "}")
                  .status())
          .isEqualTo(404);
      assertThat(theirs.get("/v1/backups?server_id=" + agent.serverId()).status()).isEqualTo(404);
    }
  }

  @Test
  void knowsNoDomains() {
    assertThat(host.ask("{\"backup_name\":\"x\",\"domain_ids\":[7]}").status()).isEqualTo(404);
  }

  @Test
  void refusesToRestoreOrDeleteWhatIsNotThere() {
    long id = host.asked("nightly");

    assertThat(host.post("/v1/backups/" + id + "/restore", "{}").code()).isEqualTo("CONFLICT");
    assertThat(host.post("/v1/backups/" + id + "/verify", "{}").code()).isEqualTo("CONFLICT");
    assertThat(delete(id).code()).isEqualTo("CONFLICT");
  }

  @Test
  void refusesMoreThanTenUnfinishedJobsOfOneServer() {
    for (int i = 0; i < 10; i++) {
      host.asked("number " + i);
    }

    TestAnswer answer = host.ask("{\"backup_name\":\"x\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("BACKUPS_BUSY");
  }

  private TestAnswer delete(long id) {
    return client.send(
        TestRequest.of("DELETE", "/v1/backups/" + id).with("Prefer", "respond-async"));
  }

  private SignedClient as(String scope) {
    return cloud.client(cloud.keys().tenant(host.tenant()).scopes(scope).create());
  }

  private static Object meta(TestAnswer answer) {
    return Objects.requireNonNull(answer.json().get("meta"));
  }

  private static List<Long> ids(TestAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ((List<?>) Objects.requireNonNull(answer.json().get("data")))
        .stream().map(one -> Fields.of(one).number("id")).toList();
  }
}
