package dev.bowline.host.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginCommandTest {

  private static final String BEGIN = "POST /oauth/device_authorization";
  private static final String POLL = "POST /oauth/token";
  private static final String SESSION = "GET /panel/session";

  @TempDir Path directory;

  private TestingConsole console = new TestingConsole(Path.of("/nowhere"));

  @BeforeEach
  void open() {
    console = new TestingConsole(directory);
  }

  @Test
  void asksShowsTheCodeWaitsAndKeepsTheSessionForItsOwnerAlone() throws IOException {
    console
        .panel
        .on(BEGIN, 200, TestingConsole.codes())
        .on(POLL, 400, "{\"error\":\"authorization_pending\"}")
        .on(POLL, 400, "{\"error\":\"slow_down\"}")
        .on(POLL, 200, "{\"access_token\":\"bs_secret\",\"token_type\":\"Bearer\"}")
        .on(SESSION, 200, TestingConsole.member());

    assertThat(console.run("login", "--url", "https://cloud.example")).isEqualTo(Exit.OK);

    assertThat(console.panel.targets()).containsExactly(BEGIN, POLL, POLL, POLL, SESSION);
    assertThat(console.panel.body(0)).contains("client_id=bowline-cli", "host_name=desk");
    assertThat(console.panel.body(1))
        .contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code");
    assertThat(console.pauses)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(console.err()).contains("https://cloud.example/login/device", "BCDF-GHJK");
    assertThat(console.out()).isEqualTo("Logged in to https://cloud.example as ann@example.com.\n");
    assertThat(console.out() + console.err()).doesNotContain("bs_secret", "device-secret");
    Path file = console.logins.resolve("login.json");
    assertThat(Files.readString(file)).contains("bs_secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(console.logins)))
        .isEqualTo("rwx------");
  }

  @Test
  void endsTheSessionOfBeforeAndAsksTheSameCloudAgain() {
    console.logIn();
    console
        .panel
        .on(BEGIN, 200, TestingConsole.codes())
        .on(POLL, 200, "{\"access_token\":\"bs_next\",\"token_type\":\"Bearer\"}")
        .on(SESSION, 200, TestingConsole.member())
        .on("DELETE /panel/session", 200, "{}");

    assertThat(console.run("login")).isEqualTo(Exit.OK);

    assertThat(console.panel.targets())
        .containsExactly(BEGIN, POLL, SESSION, "DELETE /panel/session");
    assertThat(console.panel.asked.getLast().headers())
        .containsEntry("Authorization", "Bearer bs_secret");
  }

  @Test
  void endsASessionThatItCannotKeep() throws IOException {
    console
        .panel
        .on(BEGIN, 200, TestingConsole.codes())
        .on(POLL, 200, "{\"access_token\":\"bs_secret\",\"token_type\":\"Bearer\"}")
        .on(SESSION, 200, TestingConsole.member());
    Files.createDirectories(console.logins.resolve("login.json.new"));

    assertThat(console.run("login", "--url", "https://cloud.example")).isEqualTo(Exit.FAILED);

    assertThat(console.panel.targets()).endsWith("DELETE /panel/session");
    assertThat(console.err()).doesNotContain("bs_secret");
  }

  @Test
  void asksLessAndLessOftenWhileTheCloudIsAwayAndGivesUpWithTheCode() {
    console.panel.on(BEGIN, 200, TestingConsole.codes());

    assertThat(console.run("login", "--url", "https://cloud.example")).isEqualTo(Exit.REFUSED);

    assertThat(console.pauses)
        .startsWith(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20))
        .endsWith(Duration.ofMinutes(1));
    assertThat(console.pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    assertThat(console.logins.resolve("login.json")).doesNotExist();
  }

  @Test
  void exitsWithTwoWithoutAnAddressAndWithFourOrFiveWhenTheCloudSaysNoOrNothing() {
    assertThat(console.run("login")).isEqualTo(Exit.USAGE);
    assertThat(console.run("login", "--url", "http://cloud.example")).isEqualTo(Exit.USAGE);
    assertThat(console.run("login", "--url", "https://cloud.example")).isEqualTo(Exit.UNREACHABLE);
    console
        .panel
        .on(BEGIN, 200, TestingConsole.codes())
        .on(POLL, 400, "{\"error\":\"access_denied\",\"error_description\":\"Denied\\u001b.\"}");
    assertThat(console.run("login", "--url", "https://cloud.example")).isEqualTo(Exit.REFUSED);
    assertThat(console.err()).endsWith("The cloud refused: Denied\\u001b.\n");
  }

  @Test
  void logsOutInTheCloudFirstAndThenHere() {
    console.logIn();
    assertThat(console.run("logout")).isEqualTo(Exit.UNREACHABLE);
    assertThat(console.logins.resolve("login.json")).exists();

    console.panel.on("DELETE /panel/session", 200, "{}");
    assertThat(console.run("logout")).isEqualTo(Exit.OK);
    assertThat(console.out()).isEqualTo("Logged out.\n");
    assertThat(console.logins.resolve("login.json")).doesNotExist();
    assertThat(console.run("logout")).isEqualTo(Exit.OK);
  }

  @Test
  void keepsLoginsWhereOtherProgramsKeepWhatBelongsToAPerson() {
    assertThat(Console.folder(Map.of("XDG_CONFIG_HOME", "/x", "HOME", "/home/ann")))
        .isEqualTo(Path.of("/x/bowline"));
    assertThat(Console.folder(Map.of("XDG_CONFIG_HOME", "relative", "HOME", "/home/ann")))
        .isEqualTo(Path.of("/home/ann/.config/bowline"));
    assertThat(Console.folder(Map.of("HOME", "/home/ann")))
        .isEqualTo(Path.of("/home/ann/.config/bowline"));
  }
}
