package dev.bowline.cloud.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SweeperTest {

  private final TestingCloud cloud = TestingServers.cloud(Map.of());
  private final long tenant = TestingServers.newTenant();
  private final SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
  private final TestKey key = cloud.keys().tenant(tenant).create();
  private final Sweeper sweeper = cloud.bean(Sweeper.class);

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void sendsTheSameCommandAgainAtGrowingIntervalsUntilTheReceiptComes() {
    cloud.clock().stop();
    UUID id = restart();
    assertThat(received()).hasValue(id);

    sweeper.round();
    assertThat(received()).as("not before five seconds").isEmpty();
    after(Duration.ofSeconds(6));
    assertThat(received()).hasValue(id);
    after(Duration.ofSeconds(6));
    assertThat(received()).as("the interval has doubled").isEmpty();
    after(Duration.ofSeconds(6));
    assertThat(received()).hasValue(id);

    agent.report(new Report.Receipt(id, 0, cloud.clock().instant()));
    after(Duration.ofMinutes(10));
    assertThat(received()).isEmpty();
  }

  @Test
  void sendsEachCommandOnceHoweverManyInstancesSweep() throws Exception {
    List<UUID> ids = List.of(restart(), stop());
    assertThat(received()).isPresent();
    assertThat(received()).isPresent();
    cloud.clock().advance(Duration.ofSeconds(6));

    try (TestingCloud other = cloud.anotherInstance(Front.NETTY);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Sweeper second = other.bean(Sweeper.class);
      Future<?> here = threads.submit(sweeper::round);
      Future<?> there = threads.submit(second::round);
      here.get();
      there.get();
    }

    List<UUID> again = new ArrayList<>();
    for (Optional<UUID> next = received(); next.isPresent(); next = received()) {
      again.add(next.get());
    }
    assertThat(again).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void endsWhatNobodyReceivedWithinAnHour() {
    UUID id = restart();

    after(Duration.ofMinutes(61));

    assertThat(state(id)).isEqualTo("EXPIRED");
  }

  @Test
  void letsALateResultBeatTheExpiry() {
    UUID id = restart();
    CommandMessage command = agent.receive(5).orElseThrow();
    after(Duration.ofMinutes(61));

    agent.report(
        new Report.Receipt(id, 0, cloud.clock().instant()),
        new Report.Result(
            id, 1, cloud.clock().instant(), SimulatedAgent.outcome(command.command())));

    assertThat(state(id)).isEqualTo("SUCCEEDED");
  }

  @Test
  @DisplayName("row 90: what a host refused is refused here too, and audited")
  void keepsWhatAHostRefused() {
    UUID id = restart();

    agent.report(
        new Report.Result(
            id, 0, cloud.clock().instant(), new Outcome.Refused("EXPIRED", "too late")));

    assertThat(state(id)).isEqualTo("REFUSED");
    assertThat(audited("job:" + id)).containsExactly("job.refused");
    assertThat(audited("server:" + agent.serverId())).contains("services.restart");
  }

  @Test
  void survivesARestartOfTheCloud() {
    UUID id = restart();
    assertThat(received()).hasValue(id);

    try (TestingCloud reborn = cloud.anotherInstance(Front.NETTY)) {
      cloud.clock().advance(Duration.ofSeconds(6));
      reborn.bean(Sweeper.class).round();
      assertThat(received()).hasValue(id);
      agent.report(
          new Report.Result(id, 1, cloud.clock().instant(), new Outcome.Interrupted("cut off")));
      assertThat(reborn.client(key).get("/v1/jobs/" + id).data())
          .containsEntry("state", "INTERRUPTED");
    }
  }

  @Test
  void doesNotBringARemovedQueueBack() {
    restart();
    cloud.bean(CommandQueue.class).delete(agent.serverId());

    after(Duration.ofSeconds(6));

    assertThat(cloud.bean(CommandQueue.class).url(agent.serverId())).isEmpty();
  }

  @Test
  void waitsLongerEachTimeButNeverOverTenMinutes() {
    assertThat(Sweeper.patience(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Sweeper.patience(3)).isEqualTo(Duration.ofSeconds(40));
    assertThat(Sweeper.patience(100)).isEqualTo(Duration.ofMinutes(10));
  }

  private void after(Duration time) {
    cloud.clock().advance(time);
    sweeper.round();
  }

  private Optional<UUID> received() {
    return agent.receive(0).map(CommandMessage::id);
  }

  private UUID restart() {
    return order("/v1/server/services/nginx/restart");
  }

  private UUID stop() {
    return order("/v1/server/services/nginx/stop");
  }

  private UUID order(String path) {
    return UUID.fromString(
        (String)
            cloud
                .client(key)
                .send(TestRequest.of("POST", path).with("Prefer", "respond-async"))
                .data()
                .get("id"));
  }

  private String state(UUID id) {
    return (String) cloud.client(key).get("/v1/jobs/" + id).data().getOrDefault("state", "?");
  }

  private List<String> audited(String subject) {
    return TestingServers.audited(cloud, tenant, subject);
  }
}
