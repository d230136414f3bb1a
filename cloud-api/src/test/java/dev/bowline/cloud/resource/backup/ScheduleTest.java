package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.scope.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  private static final String NIGHTLY =
      """
      {"name":"nightly","paths":["/etc"],"hour":3,"minute":15,"time_zone":"Europe/Berlin",
      "keep":{"last":2}}\
      """;

  private final TestingCloud cloud = TestingServers.cloud(Map.of());
  private final TestingBackups host = TestingBackups.on(cloud);
  private final SimulatedAgent agent = host.agent();
  private final SignedClient client = cloud.client(host.key());
  private final BackupSweeper sweeper = cloud.bean(BackupSweeper.class);

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void replacesTheSchedulesOfAServerHoweverOftenItIsAsked() {
    Map<?, ?> first = only(put(NIGHTLY));
    cloud.clock().advance(Duration.ofSeconds(1));
    Map<?, ?> again = only(put(NIGHTLY));

    assertThat(again).isEqualTo(first);
    assertThat(first.get("days_of_week")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(7);
    assertThat(first.get("enabled")).isEqualTo(true);
    assertThat(first.get("keep"))
        .isEqualTo(Map.of("last", 2, "daily", 0, "weekly", 0, "monthly", 0));
    assertThat(first.get("next_run_at")).isNotNull();
    assertThat(TestingServers.audited(cloud, host.tenant(), "server:" + agent.serverId()))
        .containsOnlyOnce("backups.schedules");
    assertThat(only(client.get("/v1/backup-schedules"))).isEqualTo(first);
    assertThat(list(put(""))).isEmpty();
    assertThat(AuditEntries.of(cloud, "server:" + agent.serverId()))
        .last()
        .asString()
        .startsWith("backups.schedules key:")
        .contains("{\"after\": [], \"before\": [{", "\"keep_last\": 2");
  }

  @Test
  void letsTwoSchedulesSwapTheirNames() {
    List<Map<?, ?>> both = list(put(named("a", "") + "," + named("b", "")));
    Object a = both.get(0).get("id");
    Object b = both.get(1).get("id");

    List<Map<?, ?>> swapped =
        list(put(named("b", "\"id\":" + a + ",") + "," + named("a", "\"id\":" + b + ",")));

    assertThat(swapped.get(0).get("id")).isEqualTo(b);
    assertThat(swapped.get(1).get("id")).isEqualTo(a);
  }

  @Test
  void endsASchedule() {
    Object id = only(put(NIGHTLY)).get("id");
    String path = "/v1/backup-schedules/" + agent.serverId() + "/" + id;

    assertThat(client.delete(path).status()).isEqualTo(200);
    cloud.clock().advance(Duration.ofSeconds(1));
    assertThat(client.delete(path).status()).isEqualTo(404);
    assertThat(list(client.get("/v1/backup-schedules?server_id=" + agent.serverId()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"x\"}",
        "{\"name\":\"x\",\"hour\":24}",
        "{\"name\":\"x\",\"hour\":3,\"minute\":60}",
        "{\"name\":\"x\",\"hour\":3,\"days_of_week\":[]}",
        "{\"name\":\"x\",\"hour\":3,\"days_of_week\":[\"Monday\"]}",
        "{\"name\":\"x\",\"hour\":3,\"time_zone\":\"GMT+1\"}",
        "{\"name\":\"x\",\"hour\":3,\"keep\":{\"last\":-1}}",
        "{\"hour\":3}",
        "{\"name\":\"x\",\"hour\":3},{\"name\":\"x\",\"hour\":4}"
      })
  void refusesWhatIsNoSchedule(String schedules) {
    TestAnswer answer = put(schedules);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_BODY");
  }

  @Test
  void isClosedToOthers() {
    Object id = only(put(NIGHTLY)).get("id");
    TestingBackups other = TestingBackups.on(cloud);
    SignedClient theirs = cloud.client(other.key());
    SignedClient reader =
        cloud.client(cloud.keys().tenant(host.tenant()).scopes("backups:read").create());
    String path = "/v1/backup-schedules/" + agent.serverId();

    assertThat(send(reader, path, "[]").status()).isEqualTo(403);
    assertThat(send(theirs, path, "[]").status()).isEqualTo(404);
    assertThat(theirs.delete(path + "/" + id).status()).isEqualTo(404);
    assertThat(list(theirs.get("/v1/backup-schedules"))).isEmpty();
    assertThat(
            send(
                    theirs,
                    "/v1/backup-schedules/" + other.agent().serverId(),
                    "[{\"id\":" + id + ",\"name\":\"x\",\"hour\":1}]")
                .status())
        .as("an id of another server")
        .isEqualTo(404);
  }

  @Test
  void startsADueRunOnceHoweverManyInstancesSweep() throws Exception {
    put(NIGHTLY);
    sweeper.round();
    assertThat(agent.receive(0)).as("not before it is due").isEmpty();
    cloud.clock().advance(Duration.ofDays(1));

    try (TestingCloud other = cloud.anotherInstance(Front.NETTY);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> here = threads.submit(sweeper::round);
      Future<?> there = threads.submit(other.bean(BackupSweeper.class)::round);
      here.get();
      there.get();
    }

    assertThat(agent.receive(5).orElseThrow().command())
        .isInstanceOfSatisfying(
            BackupCommand.RunBackup.class,
            run -> assertThat(run.paths()).containsExactly(new HostPath("/etc")));
    assertThat(agent.receive(0)).isEmpty();
    assertThat(only(client.get("/v1/backups")))
        .isNotNull()
        .extracting(one -> one.get("kind"))
        .isEqualTo("scheduled");
  }

  @Test
  void startsOnceWhatWasMissedWhileTheCloudWasOff() {
    put(NIGHTLY);

    cloud.clock().advance(Duration.ofDays(10));
    sweeper.round();
    sweeper.round();

    assertThat(agent.receive(5)).isPresent();
    assertThat(agent.receive(0)).isEmpty();
  }

  @Test
  void leavesOutARunWhileTheOneBeforeIsOpen() {
    put(NIGHTLY);
    nextDay();
    CommandMessage open = agent.receive(5).orElseThrow();

    nextDay();
    assertThat(agent.receive(0)).isEmpty();

    agent.report(
        new Report.Result(
            open.id(), 1, cloud.clock().instant(), SimulatedAgent.outcome(open.command())));
    nextDay();
    assertThat(agent.receive(5)).isPresent();
  }

  @Test
  void neitherLosesNorDoublesARunWhenTheCloudDiesAfterTheClaim() {
    Map<?, ?> schedule = only(put(NIGHTLY));
    cloud.clock().advance(Duration.ofDays(1));
    ScheduleRepository schedules = cloud.bean(ScheduleRepository.class);
    long id = ((Number) Objects.requireNonNull(schedule.get("id"))).longValue();
    Instant due = Instant.parse(String.valueOf(schedule.get("next_run_at")));

    assertThatThrownBy(() -> runAndDie(schedules, id, due)).hasMessage("died");
    assertThat(agent.receive(0)).as("nothing was sent").isEmpty();

    sweeper.round();
    sweeper.round();
    assertThat(agent.receive(5)).isPresent();
    assertThat(agent.receive(0)).isEmpty();
    assertThat(list(client.get("/v1/backups"))).hasSize(1);
  }

  @Test
  void hasDeletedWhatNeedNotBeKept() {
    put(NIGHTLY);
    BackupCommand.RunBackup oldest = (BackupCommand.RunBackup) runOne();
    runOne();
    sweeper.round();
    assertThat(agent.receive(0)).as("two are kept").isEmpty();
    long manual = host.made("by hand");

    runOne();
    sweeper.round();
    sweeper.round();

    assertThat(agent.obey().command())
        .isEqualTo(
            new BackupCommand.DeleteBackups(
                List.of(new SnapshotId("%064x".formatted(oldest.backup())))));
    assertThat(agent.receive(0)).isEmpty();
    assertThat(list(client.get("/v1/backups"))).hasSize(3);
    assertThat(host.shown(manual)).containsEntry("state", "succeeded");
  }

  private void runAndDie(ScheduleRepository schedules, long id, Instant due) {
    cloud
        .bean(Backups.class)
        .run(
            new Giver(host.tenant(), Action.WRITE, "schedule:" + id, ""),
            cloud
                .bean(VisibleServers.class)
                .ofTenant(host.tenant(), agent.serverId())
                .orElseThrow(),
            new BackupWish("nightly", List.of(), id),
            () -> {
              assertThat(schedules.claim(id, due, due.plus(Duration.ofDays(1)))).isEqualTo(1);
              throw new IllegalStateException("died");
            });
  }

  private Object runOne() {
    nextDay();
    return agent.obey().command();
  }

  private void nextDay() {
    cloud.clock().advance(Duration.ofDays(1));
    sweeper.round();
  }

  private static String named(String name, String more) {
    return "{" + more + "\"name\":\"" + name + "\",\"hour\":3}";
  }

  private TestAnswer put(String schedules) {
    return send(client, "/v1/backup-schedules/" + agent.serverId(), "[" + schedules + "]");
  }

  private static TestAnswer send(SignedClient client, String path, String list) {
    return client.send(TestRequest.of("PUT", path).json("{\"schedules\":" + list + "}"));
  }

  private static Map<?, ?> only(TestAnswer answer) {
    List<Map<?, ?>> all = list(answer);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<Map<?, ?>> list(TestAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ((List<?>) Objects.requireNonNull(answer.json().get("data")))
        .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }
}
