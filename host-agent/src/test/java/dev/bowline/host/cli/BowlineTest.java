package dev.bowline.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.host.Surroundings;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Processes.Ended;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeProcesses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BowlineTest {

  private static final String TOKEN = "be_secret-token";

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private FakeProcesses processes = FakeProcesses.withNginx();
  private Http http =
      request -> {
        throw new IOException("no network");
      };

  @Test
  void restartsAServiceAndAuditsIt() throws IOException {
    assertThat(run("service", "restart", "nginx")).isEqualTo(Exit.OK);
    assertThat(text(out)).isEqualTo("nginx restarted, active\n");
    assertThat(Files.readString(places().audit()))
        .contains("\"shell.services.restart\"", "\"nginx\"", "\"restarted\"", "\"alice\"");
  }

  @Test
  void showsServicesAsJson() {
    assertThat(run("service", "status", "nginx", "--json")).isEqualTo(Exit.OK);
    assertThat(Json.read(text(out)).list("services", fields -> fields.number("main_pid")))
        .containsExactly(4242L);
  }

  @Test
  void showsTheBandwidthThatTheAgentCounted() throws IOException {
    assertThat(run("bandwidth")).isEqualTo(Exit.FAILED);
    Files.writeString(
        places().bandwidth(),
        """
        {"counter":"c","as_of":"2026-03-01T12:00:00Z","boot":"b","counters":[],
         "months":[{"month":"2026-03","rx_bytes":1500000000,"tx_bytes":250000000}]}
        """);
    assertThat(run("bandwidth")).isEqualTo(Exit.OK);
    assertThat(text(out)).isEqualTo("2026-03  received 1.50 GB  sent 0.25 GB  together 1.75 GB\n");
    out.reset();
    assertThat(run("bandwidth", "--json")).isEqualTo(Exit.OK);
    assertThat(Json.read(text(out)).list("months", month -> month.number("rx_bytes")))
        .containsExactly(1_500_000_000L);
  }

  @Test
  void exitsWithTwoOnWrongUsage() {
    assertThat(run("service", "restart")).isEqualTo(Exit.USAGE);
    assertThat(run("service", "restart", "--now")).isEqualTo(Exit.USAGE);
    assertThat(run("service", "restart", "nginx;id")).isEqualTo(Exit.USAGE);
    assertThat(run("enrol", "http://cloud.example")).isEqualTo(Exit.USAGE);
    assertThat(run("metrics", "--last", "0")).isEqualTo(Exit.USAGE);
    assertThat(processes.asked).isEmpty();
  }

  @Test
  void exitsWithThreeWhenTheServerIsNotEnrolled() {
    assertThat(run("agent", "run")).isEqualTo(Exit.NOT_ENROLLED);
    assertThat(run("server", "status")).isEqualTo(Exit.NOT_ENROLLED);
  }

  @Test
  void exitsWithFourWhenTheCloudRefusesAndWithFiveWhenItIsAway() {
    assertThat(run("enrol", "https://cloud.example")).isEqualTo(Exit.UNREACHABLE);
    http = request -> refused("");
    assertThat(run("enrol", "https://cloud.example")).isEqualTo(Exit.REFUSED);
  }

  @Test
  void exitsWithSixWhenThereIsNoSuchService() {
    processes = new FakeProcesses(arguments -> new Ended(5, "", "not found"));
    assertThat(run("service", "start", "nope")).isEqualTo(Exit.NOT_FOUND);
    assertThat(run("service", "status", "nope")).isEqualTo(Exit.NOT_FOUND);
  }

  @Test
  void exitsWithOneWhenAServiceFails() {
    processes = new FakeProcesses(arguments -> new Ended(1, "", "Job failed"));
    assertThat(run("service", "start", "nginx")).isEqualTo(Exit.FAILED);
  }

  @Test
  void listsTheExitCodesInItsHelp() {
    assertThat(run("--help")).isEqualTo(Exit.OK);
    assertThat(text(out)).contains("Exit codes:", "3   this server is not enrolled");
  }

  private static Http.Answer refused(String details) {
    String body = "{\"code\":\"ENROLMENT_INVALID\",\"details\":\"%s\"}".formatted(details);
    return new Http.Answer(401, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void printsTheTokenNowhere() {
    http = request -> refused(TOKEN);
    assertThat(run("enrol", "https://cloud.example")).isEqualTo(Exit.REFUSED);
    assertThat(text(out) + text(err)).doesNotContain(TOKEN);
  }

  private int run(String... arguments) {
    Surroundings around =
        new Surroundings(
            places(),
            Path.of("/"),
            "alice",
            "root",
            processes,
            authority -> http,
            new FakeClock(),
            new Random(1),
            length -> {},
            new Log(print(err)));
    ByteArrayInputStream in =
        new ByteArrayInputStream((TOKEN + "\n").getBytes(StandardCharsets.UTF_8));
    return Bowline.run(new Terminal(around, in, print(out), print(err)), arguments);
  }

  private Places places() {
    return new Places(directory, directory);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
