package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The agent is killed again and again while commands arrive, each of which starts a unit of its own
 * name; the unit notes its start in a file on the server, which is what is counted. The local queue
 * delivers every tenth message twice.
 */
@EndToEnd
@Isolated
class AgentKilledTest {

  private static final int KILLS = Integer.getInteger("bowline.kills", 40);

  /** The agent works on so many services beside each other. */
  private static final int MOST_AT_ONCE = 8;

  private static final Duration UNTIL_ALL_ENDED = Duration.ofMinutes(3);

  private final Installation installation = Installation.running();
  private final Shell shell = Shell.of(installation);
  private final Random random = new Random(7);

  @Test
  void noCommandRunsTwiceAndNoneIsLost() throws Exception {
    String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    try (CommandStream commands = CommandStream.start(ApiClient.of(installation), run)) {
      for (int kill = 0; kill < KILLS; kill++) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
        killAgent();
        if (kill == KILLS / 2) {
          restartTheCloud();
        }
      }
      commands.stopSending();
      Map<String, String> states = commands.awaitEnds(UNTIL_ALL_ENDED);
      Map<String, Integer> starts = CommandStream.startsOnHost(shell, run);

      System.out.printf(
          "Agent killed %d times: %d commands, %s%n", KILLS, states.size(), counts(states));
      assertThat(starts.values()).as("starts of each command").allMatch(count -> count == 1);
      assertThat(states.values()).allMatch(List.of("SUCCEEDED", "INTERRUPTED")::contains);
      assertThat(states.entrySet())
          .filteredOn(state -> state.getValue().equals("SUCCEEDED"))
          .allMatch(state -> starts.containsKey(state.getKey()));
      assertThat(counts(states).getOrDefault("INTERRUPTED", 0L))
          .as("commands that were under way at a kill")
          .isLessThanOrEqualTo((KILLS + 1L) * MOST_AT_ONCE);
      assertThat(states).hasSizeGreaterThan(KILLS);
    }
  }

  /** Right after a kill systemd has not started the agent again: there is nothing to kill yet. */
  private void killAgent() throws Exception {
    Eventually.holds(
        "A running agent",
        Duration.ofSeconds(30),
        () ->
            shell
                    .run(
                        "exec",
                        "1",
                        "systemctl",
                        "kill",
                        "--kill-whom=main",
                        "--signal=KILL",
                        "bowline-agent")
                    .status()
                == 0);
  }

  private void restartTheCloud() throws Exception {
    shell.successful("down");
    shell.successful("up", "--detach");
  }

  private static Map<String, Long> counts(Map<String, String> states) {
    return states.values().stream()
        .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()));
  }
}
