package dev.bowline.cloud.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.Host;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import org.junit.jupiter.api.Test;

class OpenJobsTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final long tenant = TestingServers.newTenant();
  private final SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
  private final TestKey key = cloud.keys().tenant(tenant).create();

  @Test
  void refusesMoreThanAnAbsentHostCouldEverCatchUpWith() {
    Jobs jobs = cloud.bean(Jobs.class);
    for (int i = 0; i < Jobs.MOST_OPEN; i++) {
      jobs.start(order());
    }

    TestAnswer refused = restart("nginx");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json()).containsEntry("code", "TOO_MANY_JOBS");
    assertThat(refused.header("Retry-After")).hasValue("10");

    agent.obey();
    assertThat(restart("cron").status()).isEqualTo(202);
  }

  private Order order() {
    return new Order(
        tenant,
        new Host.Real(agent.serverId()),
        new Scope.Exact(Resource.SERVICES, Action.RESTART),
        "key:1",
        "127.0.0.1",
        new Command.RefreshInventory(),
        "web");
  }

  private TestAnswer restart(String service) {
    return cloud
        .client(key)
        .send(
            TestRequest.of("POST", "/v1/server/services/" + service + "/restart")
                .with("Prefer", "respond-async"));
  }
}
