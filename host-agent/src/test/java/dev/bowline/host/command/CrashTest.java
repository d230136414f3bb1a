package dev.bowline.host.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.host.system.Processes;
import dev.bowline.host.testing.Eventually;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeProcesses;
import dev.bowline.host.testing.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kill between any two bytes of the journal, followed by a restart to which the queue delivers
 * everything again.
 */
final class CrashTest {

  private static final List<String> SERVICES = List.of("probe@1", "probe@2");

  @TempDir Path directory;

  private final Signer signer = new Signer();
  private final FakeClock clock = new FakeClock();
  private final List<String> messages =
      SERVICES.stream()
          .map(name ->
              signer.sign(
                  UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                  new ServiceCommand.StartService(new ServiceName(name)),
                  clock.instant()))
          .toList();

  @Test
  void aKillAtAnyByteOfTheJournalNeverLetsACommandRunTwiceAndNeverLosesOneThatHadNotBegun()
      throws IOException, InterruptedException {
    Path journal = directory.resolve("journal");
    Map<String, Long> beganAt = new ConcurrentHashMap<>();
    run(journal, beganAt);
    byte[] whole = Files.readAllBytes(journal);
    for (int length = 0; length <= whole.length; length++) {
      Path torn = directory.resolve("torn");
      Files.write(torn, Arrays.copyOf(whole, length));
      assertThat(restart(torn))
          .as("services started after a kill at byte %d", length)
          .containsExactlyInAnyOrderElementsOf(notBegun(beganAt, length));
      Files.delete(torn);
    }
  }

  @Test
  void aCommandThatWaitedPastItsExpiryIsRefusedAfterTheRestart() throws Exception {
    UUID id = UUID.nameUUIDFromBytes("late".getBytes(UTF_8));
    Command command = new ServiceCommand.StartService(new ServiceName("probe@1"));
    Path file = directory.resolve("late");
    try (Journal journal = new Journal(file, clock)) {
      journal.receive(
          new CommandMessage(
              id, 1, clock.instant(), clock.instant().plus(Duration.ofHours(1)), command));
    }
    FakeProcesses processes = new FakeProcesses(CrashTest::ended);
    CommandRig rig = new CommandRig(file, signer, processes);
    rig.clock.advance(Duration.ofDays(3));

    rig.runner.recover();
    rig.finish();

    assertThat(processes.asked).noneMatch(arguments -> arguments.contains("start"));
    assertThat(Files.readString(file)).contains("EXPIRED");
  }

  private void run(Path journal, Map<String, Long> beganAt) throws InterruptedException {
    FakeProcesses processes =
        new FakeProcesses(arguments -> {
          if (arguments.contains("start")) {
            beganAt.put(service(arguments), size(journal));
          }
          return ended(arguments);
        });
    CommandRig rig = new CommandRig(journal, signer, processes);
    for (String message : messages) {
      rig.deliver(message);
      int expected = messages.indexOf(message) + 1;
      Eventually.holds(() -> beganAt.size() == expected && rig.journal.cutShort().isEmpty());
    }
    rig.finish();
  }

  private List<String> restart(Path journal) throws InterruptedException {
    FakeProcesses processes = new FakeProcesses(CrashTest::ended);
    CommandRig rig = new CommandRig(journal, signer, processes);
    rig.runner.recover();
    messages.forEach(rig::deliver);
    Eventually.holds(() -> rig.journal.cutShort().isEmpty());
    rig.finish();
    return processes.asked.stream()
        .filter(arguments -> arguments.contains("start"))
        .map(CrashTest::service)
        .toList();
  }

  private static List<String> notBegun(Map<String, Long> beganAt, int length) {
    return SERVICES.stream().filter(name -> beganAt.getOrDefault(name, 0L) > length).toList();
  }

  private static Processes.Ended ended(List<String> arguments) {
    return new Processes.Ended(0, arguments.contains("show") ? FakeProcesses.NGINX : "", "");
  }

  private static String service(List<String> arguments) {
    return arguments.getLast().replace(".service", "");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
