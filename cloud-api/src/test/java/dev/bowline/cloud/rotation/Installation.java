package dev.bowline.cloud.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.command.CommandSigner;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Authenticator;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.wire.Fields;
import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An installation of its own that keeps secrets of every kind, for two tenants. */
final class Installation implements AutoCloseable {

  final TestingCloud cloud = ProvisionedCloud.start(Front.NETTY);
  final PanelClient panel = PanelClient.ofNewTenant(cloud);
  final TestKey key = panel.createKey("{\"name\":\"ops\",\"scopes\":[\"*:*\"]}");
  final TestKey other =
      PanelClient.ofNewTenant(cloud).createKey("{\"name\":\"theirs\",\"scopes\":[\"*:*\"]}");
  final TestKey phone = PanelPairing.pairedPhone(cloud, panel, "{}");
  private final Authenticator app = Authenticator.enabledBy(cloud, panel);
  private final SimulatedAgent agent = TestingServers.enrolled(cloud, panel.tenantId());
  private final String backup = jobOfBackup();
  private final String password = password(cloud);
  private final byte[] commandKey = commandKey(cloud);

  Installation() {
    String webhook =
        "{\"name\":\"ops\",\"url\":\"https://1.1.1.1/hook\",\"events\":[\"key.created\"]}";
    TestAnswer made = panel.send("POST", "/panel/webhooks", webhook);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    Map<?, ?> view = (Map<?, ?>) Objects.requireNonNull(made.data().get("webhook"));
    TestAnswer again = panel.send("POST", "/panel/webhooks/" + view.get("id") + "/rotate-secret");
    assertThat(again.status()).as(again.text()).isEqualTo(200);
  }

  /** Every column of the database that keeps something sealed. */
  List<String> columns() {
    return rows(
            "SELECT table_name || '.' || column_name FROM information_schema.columns"
                + " WHERE table_schema = 'public' AND data_type = 'text'")
        .stream()
        .filter(column -> !epochs(column).isEmpty())
        .toList();
  }

  /** Demands that an instance opens all of it. */
  void opensEverything(TestingCloud instance) {
    for (TestKey each : List.of(key, other, phone)) {
      TestAnswer answer = instance.client(each).get("/v1/me");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    assertThat(password(instance)).isEqualTo(password);
    assertThat(
            PanelClient.logIn(instance, panel.email(), PanelClient.PASSWORD, app.next()).status())
        .isEqualTo(200);
    assertThat(commandKey(instance)).isEqualTo(commandKey);
  }

  /** The distinct epochs of what a column keeps sealed. */
  List<String> epochs(String column) {
    String table = column.substring(0, column.indexOf('.'));
    return rows(
        "SELECT DISTINCT split_part(%1$s, '.', 2) FROM %2$s WHERE %1$s ~ '%3$s'"
            .formatted(column, table, "^v1[.][0-9]+[.][^.]+[.][^.]+[.][^.]+$"));
  }

  List<String> rows(String query) {
    return transactions()
        .executeRead(status -> {
          try (Statement statement = status.getConnection().createStatement();
              ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
              values.add(rows.getString(1));
            }
            return values;
          }
        });
  }

  void run(String change) {
    transactions()
        .executeWrite(status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            return statement.executeUpdate(change);
          }
        });
  }

  @Override
  public void close() {
    cloud.close();
  }

  @SuppressWarnings("unchecked")
  private TransactionOperations<Connection> transactions() {
    return (TransactionOperations<Connection>)
        cloud.context().getBean(Argument.of(TransactionOperations.class, Connection.class));
  }

  private String jobOfBackup() {
    TestAnswer asked =
        cloud
            .client(key)
            .send(
                TestRequest.of("POST", "/v1/backups")
                    .json("{\"backup_name\":\"nightly\"}")
                    .with("Prefer", "respond-async"));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    return rows("SELECT job_id FROM backup").getFirst();
  }

  private String password(TestingCloud instance) {
    TestAnswer access =
        agent
            .to(instance)
            .send("POST", "/agent/v1/backup-access", Fields.object("command_id", backup));
    assertThat(access.status()).as(access.text()).isEqualTo(200);
    return Fields.of(access.json()).text("password");
  }

  private static byte[] commandKey(TestingCloud instance) {
    return instance.bean(CommandSigner.class).publicHalves().getFirst().publicKey();
  }
}
