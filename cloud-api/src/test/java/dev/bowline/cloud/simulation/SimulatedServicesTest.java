package dev.bowline.cloud.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.inventory.ServiceState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatedServicesTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00.123Z");
  private static final ServiceName NGINX = new ServiceName("nginx");

  private final SimulatedServices services = TestingServers.shared().bean(SimulatedServices.class);
  private final long tenant = TestingServers.newTenant();

  @Test
  void runsWhatIsEnabledSinceTheBoot() {
    assertThat(services.all(tenant, NOW))
        .extracting(ServiceState::name)
        .contains("nginx", "php8.2-fpm", "mariadb", "postfix")
        .isSorted();
    assertThat(services.all(tenant, NOW))
        .allSatisfy(state ->
            assertThat(state.mainPid() != 0).isEqualTo(state.unitFileState().equals("enabled")));
  }

  @Test
  void givesARestartedServiceAnotherProcess() {
    ServiceState before = nginx(NOW);
    services.obey(tenant, new ServiceCommand.RestartService(NGINX), NOW);
    ServiceState after = nginx(NOW.plusSeconds(1));

    assertThat(after.mainPid()).isNotEqualTo(before.mainPid()).isPositive();
    assertThat(after.since()).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void changesNothingByStartingWhatRuns() {
    ServiceState before = nginx(NOW);
    services.obey(tenant, new ServiceCommand.StartService(NGINX), NOW);

    assertThat(nginx(NOW)).isEqualTo(before);
  }

  @Test
  void forgetsWhatWasDoneAtTheNextReboot() {
    ServiceState before = nginx(NOW);
    services.obey(tenant, new ServiceCommand.StopService(NGINX), NOW);
    assertThat(nginx(NOW.plusSeconds(1)).activeState()).isEqualTo("inactive");

    ServiceState rebooted = nginx(NOW.plus(Duration.ofDays(28)));
    assertThat(rebooted.activeState()).isEqualTo("active");
    assertThat(rebooted.since()).isGreaterThan(before.since());
  }

  @Test
  void failsForAServiceThatIsNotThere() {
    assertThat(
            services.obey(tenant, new ServiceCommand.StartService(new ServiceName("apache2")), NOW))
        .isInstanceOf(Outcome.Failed.class);
  }

  private ServiceState nginx(Instant now) {
    return services.all(tenant, now).stream()
        .filter(state -> state.name().equals("nginx"))
        .findFirst()
        .orElseThrow();
  }
}
