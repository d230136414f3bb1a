package dev.bowline.host.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemberCommandsTest {

  private static final String TOKENS = "/panel/tokens";

  @TempDir Path directory;

  private TestingConsole console = new TestingConsole(Path.of("/nowhere"));

  @BeforeEach
  void logIn() {
    console = new TestingConsole(directory);
    console.logIn();
  }

  @Test
  void printsANewTokenAloneOnStandardOutput() {
    console.panel.on(
        "POST " + TOKENS, 201, "{\"data\":{\"token\":{\"id\":14},\"bearer_token\":\"pc_x\"}}");

    assertThat(
            console.run(
                "token", "create", "ci", "--scope", "jobs.read,backups.read", "--scope", "*"))
        .isEqualTo(Exit.OK);

    assertThat(console.out()).isEqualTo("pc_x\n");
    assertThat(console.err()).isEqualTo("This is token 14. Nobody can show it again.\n");
    Fields asked = Json.read(console.panel.body(0));
    assertThat(asked.texts("scopes")).containsExactly("jobs.read", "backups.read", "*");
    assertThat(asked.text("name")).isEqualTo("ci");
    assertThat(console.panel.asked.getFirst().headers())
        .containsEntry("Authorization", "Bearer bs_secret");
  }

  @Test
  void printsANewKeyAsAShellReadsIt() {
    String made = "{\"data\":{\"key\":{\"id\":15},\"api_key\":\"pk_x\",\"api_secret\":\"sk_x\"}}";
    console.panel.on("POST /panel/keys", 201, made).on("POST /panel/keys", 201, made);

    assertThat(console.run("key", "create", "d", "--scope", "services:restart", "--server", "3"))
        .isEqualTo(Exit.OK);

    assertThat(console.out()).isEqualTo("BOWLINE_API_KEY=pk_x\nBOWLINE_API_SECRET=sk_x\n");
    assertThat(console.panel.body(0))
        .contains("\"server_ids\":[3]", "\"environment\":\"live\"")
        .doesNotContain("preset", "tier");
    assertThat(console.run("key", "create", "d", "--preset", "read-only", "--test", "--json"))
        .isEqualTo(Exit.OK);
    assertThat(Json.read(console.out()).text("api_secret")).isEqualTo("sk_x");
    assertThat(console.panel.body(1))
        .contains("\"preset\":\"read-only\"", "\"environment\":\"test\"")
        .doesNotContain("server_ids", "scopes");
  }

  @Test
  void listsEveryPageWithoutWhatATerminalWouldObey() {
    console
        .panel
        .on(
            "GET " + TOKENS + "?limit=200",
            200,
            """
            {"data":[{"id":9,"name":"b\\u001b[2J","prefix":"pc_b","status":"active",
             "scopes":["*"],"last_used_at":null}],"meta":{"next_cursor":"next"}}
            """)
        .on(
            "GET " + TOKENS + "?limit=200&cursor=next",
            200,
            """
            {"data":[{"id":8,"name":"a","prefix":"pc_a","status":"revoked","scopes":["jobs.read"],
             "last_used_at":"2026-03-01T12:00:00Z"}]}
            """);

    assertThat(console.run("token", "list")).isEqualTo(Exit.OK);

    assertThat(console.out().lines()).hasSize(2);
    assertThat(console.out())
        .contains("never used", "b\\u001b[2J", "revoked", "2026-03-01T12:00:00Z")
        .doesNotContain("\u001b");
  }

  @Test
  void revokesWithAReason() {
    console.panel.on("POST " + TOKENS + "/9/revoke", 200, "{\"data\":{\"name\":\"ci\"}}");

    assertThat(console.run("token", "revoke", "9", "--reason", "leaked")).isEqualTo(Exit.OK);

    assertThat(console.panel.body(0)).isEqualTo("{\"reason\":\"leaked\"}");
    assertThat(console.out()).isEqualTo("The token 9 (ci) is revoked.\n");
  }

  @Test
  void saysWhoIsLoggedInWhere() {
    console.panel.on("GET /panel/session", 200, TestingConsole.member());
    assertThat(console.run("whoami")).isEqualTo(Exit.OK);
    assertThat(console.out()).isEqualTo("ann@example.com (ADMIN) at https://cloud.example\n");
  }

  @Test
  void saysHowToGiveTheCodeThatHighSecurityModeAsksForAndSendsIt() {
    console
        .panel
        .on(
            "GET /panel/keys?limit=200",
            403,
            "{\"error\":\"Second factor required\",\"code\":\"STEP_UP_REQUIRED\",\"details\":\"\"}")
        .on("POST /panel/session/step-up", 200, "{\"data\":{\"counts_for_seconds\":900}}");
    assertThat(console.run("key", "list")).isEqualTo(Exit.REFUSED);
    assertThat(console.err()).contains("bowline step-up");

    assertThat(console.run("step-up")).isEqualTo(Exit.OK);
    assertThat(console.panel.body(1)).isEqualTo("{\"code\":\"123456\"}");
    assertThat(console.out()).isEqualTo("The code counts for 15 minutes.\n");
  }

  @Test
  void exitsWithTwoOnWrongUsageWithoutAsking() {
    for (List<String> wrong :
        List.of(
            List.of("token", "create", "ci"),
            List.of("token", "create", "--scope", "*"),
            List.of("token", "revoke"),
            List.of("token", "revoke", "ci"),
            List.of("key", "create", "d"),
            List.of("key", "create", "d", "--scope", "*:*", "--preset", "read-only"))) {
      assertThat(console.run(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(Exit.USAGE);
    }
    assertThat(console.panel.asked).isEmpty();
  }

  @Test
  void exitsWithFourWhenRefusedAndSixWhenThereIsNone() {
    console
        .panel
        .on("POST " + TOKENS, 400, "{\"error\":\"Invalid scope\",\"details\":\"No such scope: x\"}")
        .on("POST " + TOKENS + "/9/revoke", 404, "{\"error\":\"Not found\",\"details\":\"None\"}");
    assertThat(console.run("token", "create", "ci", "--scope", "x")).isEqualTo(Exit.REFUSED);
    assertThat(console.err()).isEqualTo("The cloud refused: Invalid scope. No such scope: x\n");
    assertThat(console.run("token", "revoke", "9")).isEqualTo(Exit.NOT_FOUND);
  }

  @Test
  void exitsWithFiveWhenTheCloudIsAway() {
    assertThat(console.run("token", "list")).isEqualTo(Exit.UNREACHABLE);
    console.panel.on("GET /panel/keys?limit=200", 503, "{\"error\":\"x\"}");
    assertThat(console.run("key", "list")).isEqualTo(Exit.UNREACHABLE);
  }

  @Test
  void exitsWithSevenAndSaysWhatToDoWhenTheSessionHasEndedOrNeverWas() throws IOException {
    console.panel.ended("GET /panel/keys?limit=200");
    assertThat(console.run("key", "list")).isEqualTo(Exit.NOT_LOGGED_IN);
    assertThat(console.err()).isEqualTo("The session has ended; log in with bowline login\n");

    Files.delete(console.logins.resolve("login.json"));
    assertThat(console.run("whoami")).isEqualTo(Exit.NOT_LOGGED_IN);
    assertThat(console.err()).contains("Nobody is logged in", "bowline login");
  }

  @Test
  void tellsInItsHelpThatItNeedsALoginAndNoAgent() {
    assertThat(console.run("token", "create", "--help")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("Works on any machine after bowline login, as that member.");
    assertThat(console.run("--help")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("from any machine", "7   nobody is logged in");
  }
}
