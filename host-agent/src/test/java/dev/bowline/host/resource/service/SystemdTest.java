package dev.bowline.host.resource.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.host.policy.Glob;
import dev.bowline.host.policy.Policy;
import dev.bowline.host.system.Processes;
import dev.bowline.host.system.Processes.Ended;
import dev.bowline.host.testing.FakeProcesses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SystemdTest {

  private static final ServiceName NGINX = new ServiceName("nginx");

  private static final ServiceState STATE =
      new ServiceState(
          "nginx",
          "A high performance web server",
          "active",
          "running",
          "enabled",
          4242,
          1_772_366_400_000L);

  @Test
  void readsTheStateOfAService() {
    assertThat(new Systemd(FakeProcesses.withNginx()).state(NGINX)).contains(STATE);
  }

  @Test
  void leavesOutWhatDoesNotExist() {
    FakeProcesses processes =
        answering(
            new Ended(0, FakeProcesses.NGINX + "\nId=gone.service\nLoadState=not-found\n", ""));
    assertThat(new Systemd(processes).states(List.of("nginx", "gone"))).containsExactly(STATE);
  }

  @Test
  void listsServicesAndTemplates() {
    FakeProcesses processes =
        new FakeProcesses(arguments ->
            new Ended(
                0,
                arguments.contains("list-units")
                    ? "nginx.service loaded active running Web\n  probe@3.service loaded\n"
                    : "cron.service enabled enabled\nprobe@.service static -\n",
                ""));
    assertThat(new Systemd(processes).names())
        .containsExactly("cron", "nginx", "probe@", "probe@3");
  }

  @Test
  void showsATemplateWithoutAskingForAState() {
    FakeProcesses processes = answering(new Ended(1, "", "not to be asked"));
    assertThat(new Systemd(processes).states(List.of("probe@")))
        .containsExactly(
            new ServiceState("probe@", "Template of services", "inactive", "template", "", 0, 0));
    assertThat(processes.asked).isEmpty();
  }

  @Test
  void spreadsThePatternsOfThePolicyOverWhatThereIs() {
    FakeProcesses processes =
        new FakeProcesses(arguments ->
            new Ended(
                0, arguments.contains("list-units") ? "nginx.service\nsshd.service\n" : "", ""));
    new ListedServices(new Systemd(processes))
        .under(new Policy(List.of(new Glob("ng*"), new Glob("cron")), Set.of()));
    assertThat(processes.asked.getLast()).endsWith("--", "cron.service", "nginx.service");
  }

  @Test
  void saysHowACommandOnAServiceEnded() {
    assertThat(restart(FakeProcesses.withNginx())).isEqualTo(new ServiceOutcome.Restarted(STATE));
    assertThat(restart(answering(new Ended(5, "", "Unit nginx.service not found."))))
        .isEqualTo(new Outcome.Failed("SERVICE_NOT_FOUND", "There is no service nginx"));
    assertThat(restart(answering(new Ended(1, "", "Job failed.\u001b[31m\nSee systemctl"))))
        .isEqualTo(new Outcome.Failed("SERVICE_FAILED", "Job failed.\\u001b[31m"));
    assertThat(restart(answering(new Ended(Processes.TIMED_OUT, "", ""))))
        .isEqualTo(new Outcome.Failed("TIMED_OUT", "systemd was not done after 100 seconds"));
  }

  private static Outcome restart(FakeProcesses processes) {
    return new ServiceHandler(new Systemd(processes), () -> {})
        .move(new ServiceCommand.RestartService(NGINX));
  }

  private static FakeProcesses answering(Ended ended) {
    return new FakeProcesses(arguments -> ended);
  }
}
