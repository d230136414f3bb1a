package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.HttpsConnection;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.e2e.CommandLine.Ended;
import dev.bowline.localstack.suite.Contract;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member at a terminal of their own: logs in through the panel and works from there. */
@Contract
class CommandLineTest {

  private final Installation installation = Installation.running();
  private final CommandLine terminal;

  CommandLineTest(@TempDir Path folder) {
    this.terminal = new CommandLine(installation, folder);
  }

  @Test
  void worksFromATerminalAsTheMemberWhoApprovedIt() throws Exception {
    logIn();
    assertThat(terminal.run("whoami").out()).startsWith(installation.value("BOWLINE_PANEL_USER"));

    Ended made = terminal.run("token", "create", "from-a-terminal", "--scope", "services.read");
    assertThat(made.exit()).as(made.err()).isZero();
    String token = made.out().strip();
    String id = made.err().replaceAll("\\D+", "");
    assertThat(withToken(token).status()).isEqualTo(200);
    assertThat(terminal.run("token", "list").out())
        .contains(id, "from-a-terminal")
        .doesNotContain(token);
    assertThat(trail("token:" + id).text("actor")).startsWith("cli:");

    assertThat(terminal.run("token", "revoke", id, "--reason", "over").exit()).isZero();
    assertThat(withToken(token).status()).isEqualTo(401);
    assertThat(trail("token:" + id).text("action")).isEqualTo("token.revoke");
  }

  @Test
  void makesAKeyThatSigns() throws Exception {
    logIn();
    Ended made = terminal.run("key", "create", "from-a-terminal", "--scope", "server:read");
    assertThat(made.exit()).as(made.err()).isZero();
    Properties printed = new Properties();
    printed.load(new StringReader(made.out()));
    SigningKey key =
        new SigningKey(
            printed.getProperty("BOWLINE_API_KEY"),
            Secret.of(printed.getProperty("BOWLINE_API_SECRET")));
    ApiClient client = new ApiClient(installation.url(), installation.authority(), key);
    assertThat(client.get("/v1/servers").status()).isEqualTo(200);

    String id = made.err().replaceAll("\\D+", "");
    assertThat(terminal.run("key", "revoke", id).exit()).isZero();
    assertThat(client.get("/v1/servers").code()).isEqualTo("KEY_REVOKED");
  }

  @Test
  void saysWhatToDoOnceTheSessionHasEnded() throws Exception {
    logIn();
    Path file = terminal.loginFile();
    byte[] kept = Files.readAllBytes(file);
    assertThat(terminal.run("logout").exit()).isZero();
    assertThat(file).doesNotExist();
    Files.write(file, kept);

    Ended ended = terminal.run("token", "list");
    assertThat(ended.exit()).isEqualTo(7);
    assertThat(ended.err()).contains("The session has ended", "bowline login");
  }

  private void logIn() throws Exception {
    CommandLine.Running asking = terminal.login();
    String code = asking.told("and type the code ");
    Answer approved =
        PanelClient.login(installation)
            .send("POST", "/panel/device-authorizations/" + code + "/approve", Map.of());
    assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
    Ended ended = asking.end();
    assertThat(ended.exit()).as(ended.err()).isZero();
  }

  private Answer withToken(String token) throws IOException {
    return new HttpsConnection(installation.authority())
        .send(
            HttpRequest.newBuilder(installation.url().resolve("/api/v1/services.php"))
                .header("Authorization", "Bearer " + token)
                .build());
  }

  private Fields trail(String subject) throws IOException {
    Answer answer =
        PanelClient.login(installation)
            .send("GET", "/panel/audit?limit=1&subject=" + subject, Map.of());
    List<Fields> entries = Fields.of(answer.json()).list("data", fields -> fields);
    return entries.getFirst();
  }
}
