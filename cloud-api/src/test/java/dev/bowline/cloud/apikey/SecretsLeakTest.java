package dev.bowline.cloud.apikey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.Phone;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.cloud.usage.LogPacking;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.wire.Fields;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class SecretsLeakTest {

  private static final String PASSWORD = "correct horse battery staple";
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final List<String> answers = new ArrayList<>();

  @BeforeEach
  void listen() {
    logged.start();
    ROOT.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    ROOT.detachAppender(logged);
  }

  @Test
  @DisplayName(
      "row 97: no issued secret stands in logs, later answers, errors, exports, tables or rows")
  void showsASecretInNothingButTheAnswerThatIssuesIt(@TempDir Path directory) throws Exception {
    Map<String, Object> settings = FreshInstallation.properties();
    settings.put("bowline.request-log.directory", directory.toString());
    try (TestingCloud cloud = TestingCloud.start(Front.NETTY, settings)) {
      cloud.bean(Provisioning.class).run();
      List<String> secrets = use(cloud);

      assertThat(secrets).hasSize(13).doesNotHaveDuplicates();
      assertThat(logs()).isNotEmpty();
      assertThat(answers).hasSizeGreaterThan(6);
      String everything =
          String.join("\n", logs())
              + String.join("\n", answers)
              + files(directory)
              + tables(cloud)
              + rows(cloud);
      assertThat(everything)
          .contains("/panel/keys")
          .contains("key.regenerate")
          .contains("device.pair");
      secrets.forEach(
          secret -> assertThat(everything.contains(secret)).as("a secret leaked").isFalse());
    }
  }

  /** Issues secrets and uses them rightly and wrongly. */
  private List<String> use(TestingCloud cloud) {
    List<String> secrets = new ArrayList<>(useKeys(cloud));
    secrets.addAll(useBackups(cloud));
    return secrets;
  }

  /** Opens a repository, and asks for it again when there is nothing left to do in it. */
  private List<String> useBackups(TestingCloud cloud) {
    long tenant = TestingServers.newTenant();
    SimulatedAgent agent = TestingServers.enrolled(cloud, tenant);
    TestKey key = cloud.keys().tenant(tenant).create();
    keep(
        cloud
            .client(key)
            .send(
                TestRequest.of("POST", "/v1/backups")
                    .json("{\"backup_name\":\"leak\"}")
                    .with("Prefer", "respond-async")));
    CommandMessage command = agent.receive(5).orElseThrow();
    Map<String, Object> which = Map.of("command_id", command.id().toString());
    Fields access = Fields.of(agent.send("POST", "/agent/v1/backup-access", which).json());
    agent.report(
        new Report.Result(
            command.id(), 1, cloud.clock().instant(), SimulatedAgent.outcome(command.command())));
    keep(agent.send("POST", "/agent/v1/backup-access", which));
    keep(agent.send("POST", "/agent/v1/backup-access", Map.of("command_id", "none")));
    keep(cloud.client(key).get("/v1/backups"));
    return List.of(
        access.text("password"), access.text("secret_access_key"), access.text("session_token"));
  }

  private List<String> useKeys(TestingCloud cloud) {
    PanelClient panel = PanelClient.ofNewTenant(cloud);
    TestKey key = panel.createKey("{\"name\":\"leak\",\"scopes\":[\"*:read\"]}");
    String path = PanelAnswers.path(key);
    TestAnswer renewed = panel.send("POST", path + "/regenerate");
    keep(cloud.client(key).get("/v1/me"));
    keep(cloud.client(key).post("/v1/domains", "{\"name\":1e999}"));
    keep(cloud.send(TestRequest.of("GET", "/v1/me").with("X-API-Key", secret(key))));
    keep(panel.send("PATCH", path, "{\"nonsense\":true}"));
    keep(panel.get("/panel/keys"));
    keep(panel.get("/panel/keys/999999999999999999999"));
    keep(PanelClient.logIn(cloud, panel.email(), PASSWORD + "\\u0000"));
    TestToken token = panel.createToken("{\"name\":\"leak\",\"scopes\":[\"*\"]}");
    use(cloud, panel, token);
    keep(panel.send("POST", path + "/revoke", "{}"));
    keep(panel.get(path));
    List<String> secrets = new ArrayList<>(pair(cloud, panel));
    export(cloud, panel, path, token);
    secrets.addAll(
        List.of(
            PASSWORD,
            secret(key),
            token.text(),
            PanelAnswers.text(renewed.data(), "api_secret"),
            panel.cookie().substring(panel.cookie().indexOf('=') + 1),
            panel.csrfToken()));
    return secrets;
  }

  private void export(TestingCloud cloud, PanelClient panel, String key, TestToken token) {
    LogPacking.run(cloud);
    String logs = "/logs/export?format=csv";
    TestAnswer ofToken = panel.get("/panel/tokens/" + token.bearer().number() + logs);
    assertThat(ofToken.text()).contains("\"/api/v1/me.php\"");
    keep(ofToken);
    for (String more :
        List.of(
            "/panel/audit",
            "/panel/audit/export?format=csv",
            "/panel/audit/export?format=json",
            "/panel/analytics",
            key + logs,
            key + "/logs/export?format=json",
            key + "/scope-usage")) {
      TestAnswer answer = panel.get(more);
      assertThat(answer.status()).as(more).isEqualTo(200);
      keep(answer);
    }
  }

  /** The same with a phone: the code's two secrets, the phone's own and the credential's. */
  private List<String> pair(TestingCloud cloud, PanelClient panel) {
    PanelPairing pairing = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    keep(phone.claim(Phone.token(pairing.link()), "wrong"));
    keep(phone.claim(pairing.link()));
    keep(new Phone(cloud).claim(pairing.link()));
    keep(phone.collect());
    keep(pairing.confirm());
    TestKey device = Phone.key(cloud, phone.collect());
    keep(phone.collect());
    keep(pairing.look());
    keep(cloud.client(device).get("/v1/me"));
    keep(cloud.send(TestRequest.of("GET", "/v1/me").with("X-API-Key", secret(device))));
    String path = "/panel/devices/" + device.credential().number();
    keep(panel.send("PATCH", path, "{\"nonsense\":true}"));
    keep(panel.send("POST", path + "/revoke", "{}"));
    keep(cloud.client(device).get("/v1/me"));
    keep(panel.send("POST", path + "/restore"));
    keep(panel.get("/panel/devices"));
    return List.of(
        Phone.token(pairing.link()),
        Phone.nonce(pairing.link()),
        phone.claimSecret(),
        secret(device));
  }

  private void use(TestingCloud cloud, PanelClient panel, TestToken token) {
    keep(cloud.get(token, "/api/v1/me.php"));
    keep(cloud.get(token, "/api/v1/" + token.text()));
    keep(cloud.get(token, "/api/v1/me.php?token=" + token.text()));
    keep(cloud.get(token, "/v1/me"));
    keep(cloud.send(TestRequest.of("GET", "/api/v1/me.php").with("Authorization", token.text())));
    keep(panel.get("/panel/tokens"));
    keep(panel.send("POST", "/panel/tokens/" + token.bearer().number() + "/revoke", "{}"));
    keep(cloud.get(token, "/api/v1/me.php"));
  }

  private void keep(TestAnswer answer) {
    answers.add(answer.status() + " " + answer.headers() + " " + answer.text());
  }

  private static String secret(TestKey key) {
    return new String(key.secret().reveal(), StandardCharsets.UTF_8);
  }

  private List<String> logs() {
    return List.copyOf(logged.list).stream()
        .map(event ->
            event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }

  private static String files(Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    assertThat(text.toString()).contains("/v1/me");
    return text.toString();
  }

  private static String tables(TestingCloud cloud) {
    DynamoDbClient dynamoDb = cloud.bean(DynamoDbClient.class);
    StringBuilder text = new StringBuilder();
    for (Table table : Table.values()) {
      String name = cloud.bean(Installation.class).name(table);
      text.append(dynamoDb.scan(request -> request.tableName(name)).items());
    }
    assertThat(text.toString()).contains("session#");
    return text.toString();
  }

  private static String rows(TestingCloud cloud) {
    return cloud
        .context()
        .getBean(new GenericArgument<TransactionOperations<Connection>>() {})
        .executeRead(status ->
            read(status.getConnection(), "api_key")
                + read(status.getConnection(), "api_token")
                + read(status.getConnection(), "credential_outbox")
                + read(status.getConnection(), "device")
                + read(status.getConnection(), "device_pairing")
                + read(status.getConnection(), "member")
                + read(status.getConnection(), "backup")
                + read(status.getConnection(), "backup_password")
                + read(status.getConnection(), "job")
                + read(status.getConnection(), "audit_entry"));
  }

  private static String read(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        text.append(requireNonNull(rows.getString(1))).append('\n');
      }
      return text.toString();
    }
  }
}
