package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class PanelServersTest {

  private static final String SERVERS = "/panel/servers";

  private final TestingCloud cloud;
  private final PanelClient panel;

  PanelServersTest(Front front) {
    cloud = TestingServers.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void takesAServerFromItsNameToItsFirstCommand() {
    TestAnswer created = create("web");

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.data()).containsKeys("expires_at");
    assertThat(created.text()).contains("\"state\":\"pending\"", "bowline enrol https://");
    assertThat(text(created, "install")).doesNotContain(text(created, "enrolment_token"));

    SimulatedAgent agent = SimulatedAgent.enrol(cloud, Secret.of(text(created, "enrolment_token")));
    agent.list("nginx");
    assertThat(panel.get(SERVERS).text()).contains("\"state\":\"online\"");

    TestKey key =
        panel.createKey("{\"name\":\"k\",\"preset\":\"full_access\",\"tier\":\"enterprise\"}");
    TestAnswer answer =
        cloud
            .client(key)
            .send(
                TestRequest.of("POST", "/v1/server/services/nginx/restart")
                    .with("Prefer", "respond-async"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(agent.obey().id()).hasToString(text(answer, "id"));
  }

  @Test
  void renamesAServer() {
    String server = SERVERS + "/" + id(create("web"));

    TestAnswer answer = panel.send("PATCH", server, "{\"name\":\"mail\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data()).containsEntry("name", "mail");
    assertThat(AuditEntries.of(cloud, "server:" + answer.data().get("id")))
        .last()
        .asString()
        .startsWith("server.rename member:")
        .endsWith("{\"after\": \"mail\", \"before\": \"web\"}");
  }

  @Test
  void replacesTheTokenOfAServer() {
    TestAnswer created = create("web");

    TestAnswer answer = panel.send("POST", SERVERS + "/" + id(created) + "/enrolment-token", "{}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(text(answer, "enrolment_token"))
        .startsWith("be_")
        .isNotEqualTo(text(created, "enrolment_token"));
  }

  @Test
  void removesAServerOnce() {
    String server = SERVERS + "/" + id(create("web"));

    assertThat(panel.send("DELETE", server).status()).isEqualTo(200);
    assertThat(panel.send("DELETE", server).status()).isEqualTo(404);
    assertThat(panel.get(SERVERS).text()).contains("\"data\":[]");
  }

  @Test
  void refusesANameThatCannotBeShown() {
    for (String name : List.of("", " ", "a\\u0007b", "a\\u202eb", "x".repeat(65))) {
      TestAnswer answer = create(name);
      assertThat(answer.status()).as(name).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID_BODY");
    }
  }

  @Test
  void refusesWhoIsNotLoggedIn() {
    assertThat(cloud.send(TestRequest.of("GET", SERVERS)).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("row 53: another tenant's server answers 404 in the panel too")
  void hidesTheServersOfOtherTenants() {
    String server = SERVERS + "/" + id(create("web"));
    PanelClient other = PanelClient.ofNewTenant(cloud);

    assertThat(other.get(SERVERS).text()).contains("\"data\":[]");
    assertThat(other.send("PATCH", server, "{\"name\":\"mine\"}").status()).isEqualTo(404);
    assertThat(other.send("POST", server + "/enrolment-token", "{}").status()).isEqualTo(404);
    assertThat(other.send("DELETE", server).status()).isEqualTo(404);
    assertThat(panel.get(SERVERS).text()).contains("\"name\":\"web\"");
  }

  private TestAnswer create(String name) {
    return panel.send("POST", SERVERS, "{\"name\":\"" + name + "\"}");
  }

  @SuppressWarnings("unchecked")
  private static Object id(TestAnswer created) {
    Map<String, Object> server =
        (Map<String, Object>) created.data().getOrDefault("server", Map.of());
    return server.getOrDefault("id", 0);
  }

  private static String text(TestAnswer answer, String field) {
    return String.valueOf(answer.data().get(field));
  }
}
