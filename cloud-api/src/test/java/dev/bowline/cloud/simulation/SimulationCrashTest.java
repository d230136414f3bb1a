package dev.bowline.cloud.simulation;

import static dev.bowline.cloud.simulation.TestingSimulation.items;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.job.JobChange;
import dev.bowline.cloud.job.JobListener;
import dev.bowline.cloud.job.JobState;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies between any two of the rows that a simulated job writes. */
class SimulationCrashTest {

  /** Listens last, so the rows of the step before it are written. */
  @Singleton
  @Order(Ordered.LOWEST_PRECEDENCE)
  @Requires(property = "testing.dying-job-listener", value = "true")
  static final class DyingListener implements JobListener {

    private volatile @Nullable JobState deadly;

    @Override
    public void changed(JobChange change) {
      if (change.state() == deadly) {
        throw new IllegalStateException("died");
      }
    }
  }

  private final TestingCloud cloud =
      TestingServers.cloud(Map.of("testing.dying-job-listener", true));
  private final TestingSimulation simulated =
      TestingSimulation.of(cloud, TestingServers.newTenant());

  @AfterEach
  void close() {
    cloud.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "RUNNING", "SUCCEEDED"})
  void leavesNothingBehindAndDoesAllOfItWhenAskedAgain(JobState deadly) {
    DyingListener listener = cloud.bean(DyingListener.class);
    listener.deadly = deadly;

    assertThat(simulated.post("/v1/server/services/nginx/stop").status()).isEqualTo(500);
    assertThat(simulated.post("/v1/backups", "{\"backup_name\":\"shop\"}").status()).isEqualTo(500);
    assertThat(items(simulated.client().get("/v1/jobs"))).isEmpty();
    assertThat(items(simulated.client().get("/v1/backups"))).isEmpty();
    assertThat(simulated.service("nginx")).containsEntry("active_state", "active");

    listener.deadly = null;
    assertThat(simulated.post("/v1/server/services/nginx/stop").status()).isEqualTo(200);
    assertThat(simulated.backup("shop 2")).containsEntry("state", "succeeded");
    assertThat(items(simulated.client().get("/v1/jobs"))).hasSize(2);
    assertThat(simulated.service("nginx")).containsEntry("active_state", "inactive");
  }
}
