package dev.bowline.localstack;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What setting up asks of the panel, as its first member. */
record Panel(PanelClient client) {

  static Panel signIn(Settings settings, String password) throws IOException {
    var variables =
        Map.of(
            "BOWLINE_URL",
            settings.publicUrl().toString(),
            "BOWLINE_CA",
            settings.run().resolve("ca.pem").toString(),
            "BOWLINE_PANEL_USER",
            ApiConfiguration.ROOT_EMAIL,
            "BOWLINE_PANEL_PASSWORD",
            password);
    var here = settings.repository().resolve("localstack");
    return new Panel(PanelClient.login(new Installation(here, variables)));
  }

  /** Makes a key that may do everything, without a limit per minute or hour. */
  SigningKey createKey(String name, String environment) throws IOException {
    return client.createKey(
        Map.of(
            "name",
            name,
            "preset",
            "full_access",
            "tier",
            "enterprise",
            "environment",
            environment));
  }

  /** Makes a bearer token that may read everything. */
  String createToken(String name) throws IOException {
    return data(client.send("POST", "/panel/tokens", Map.of("name", name, "scopes", List.of("*"))))
        .text("bearer_token");
  }

  /** Registers a server and returns its id. */
  long createServer(String name) throws IOException {
    return data(client.send("POST", "/panel/servers", Map.of("name", name)))
        .object("server")
        .number("id");
  }

  /** A fresh one-use token with which the server of this id may enrol. */
  String enrolmentToken(long serverId) throws IOException {
    var path = "/panel/servers/" + serverId + "/enrolment-token";
    return data(client.send("POST", path, Map.of())).text("enrolment_token");
  }

  /**
   * A code by which one phone may pair.
   *
   * @param link what the code says
   * @param qr the code in half blocks, dark on light
   */
  record PairingCode(String link, String qr) {}

  /** A new code, which is good for 120 seconds. */
  PairingCode pairingCode() throws IOException {
    var made = data(client.send("POST", "/panel/pairings", Map.of()));
    return new PairingCode(made.text("link"), made.text("qr_text"));
  }

  /** What the panel says of the server: {@code pending}, {@code online} or {@code offline}. */
  String serverState(long serverId) throws IOException {
    var answer = succeeded(client.send("GET", "/panel/servers", Map.of()));
    if (answer.json().get("data") instanceof List<?> servers) {
      for (Object one : servers) {
        var server = Fields.of(one);
        if (server.number("id") == serverId) {
          return server.text("state");
        }
      }
    }
    throw new IOException("the cloud does not know server " + serverId);
  }

  private static Fields data(Answer answer) throws IOException {
    return succeeded(answer).data();
  }

  private static Answer succeeded(Answer answer) throws IOException {
    if (answer.status() / 100 != 2) {
      throw new IOException("the panel answered " + answer.status() + " " + answer.code());
    }
    return answer;
  }
}
