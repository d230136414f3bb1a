package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.event.EventListener;
import dev.bowline.cloud.event.EventRelay;
import dev.bowline.cloud.event.Published;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilenceTest {

  /** Remembers what is told. */
  @Singleton
  @Requires(property = "testing.remembering-listener", value = "true")
  static final class RememberingListener implements EventListener {

    private final List<String> told = new ArrayList<>();

    @Override
    public void on(Published event) {
      told.add(event.type() + " " + event.serverId());
    }
  }

  private final TestingCloud cloud =
      TestingServers.cloud(Map.of("testing.remembering-listener", true));

  @BeforeEach
  void stopTheClock() {
    cloud.clock().stop();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void tellsOnceThatAnAgentFellSilentAndOnceThatItReturned() {
    long tenant = TestingServers.newTenant();
    TestingServers.invite(cloud, tenant);
    SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
    assertThat(told()).containsExactly("server.enrolled " + agent.serverId());

    cloud.clock().advance(Presence.SILENCE.minusSeconds(5));
    assertThat(told()).hasSize(1);
    cloud.clock().advance(Duration.ofSeconds(10));
    assertThat(told()).hasSize(2).last().isEqualTo("server.silent " + agent.serverId());
    assertThat(told()).hasSize(2);

    agent.list("nginx");
    assertThat(told()).hasSize(3).last().isEqualTo("server.returned " + agent.serverId());
    assertThat(told()).hasSize(3);
  }

  @Test
  void tellsOfNobodyUntilTheCloudHasListenedForAsLongAsASilenceLasts() {
    SimulatedAgent agent = silentWhileTheCloudWasAway();
    for (int minute = 0; minute < Presence.SILENCE.toMinutes(); minute++) {
      assertThat(round()).as("minute " + minute).isFalse();
      cloud.clock().advance(Duration.ofMinutes(1));
    }
    assertThat(round()).isTrue();
    cloud.bean(EventRelay.class).round();
    assertThat(cloud.bean(RememberingListener.class).told)
        .contains("server.silent " + agent.serverId());
  }

  @Test
  void beginsToListenAnewAfterAGap() {
    silentWhileTheCloudWasAway();
    round();
    cloud.clock().advance(Presence.SILENCE);
    assertThat(round()).as("after a gap").isFalse();
  }

  @Test
  void takesWhatAnotherInstanceHeardForItsOwn() {
    silentWhileTheCloudWasAway();
    try (TestingCloud other = cloud.anotherInstance(Front.LAMBDA)) {
      Instant begun = cloud.bean(Listening.class).since();
      cloud.clock().advance(Listening.GAP.minusSeconds(5));
      assertThat(other.bean(Listening.class).since()).isEqualTo(begun);
      cloud.clock().advance(Listening.GAP.minusSeconds(5));
      assertThat(cloud.bean(Listening.class).since()).isEqualTo(begun);
    }
  }

  private SimulatedAgent silentWhileTheCloudWasAway() {
    long tenant = TestingServers.newTenant();
    SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
    cloud.clock().advance(Presence.SILENCE.plusMinutes(1));
    return agent;
  }

  private boolean round() {
    return cloud.bean(Silence.class).round();
  }

  private List<String> told() {
    cloud.bean(Silence.class).sweep();
    cloud.bean(EventRelay.class).round();
    return cloud.bean(RememberingListener.class).told;
  }
}
