package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WebhookSecretsLeakTest {

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

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
  @DisplayName("row 97: no webhook's secret stands in logs, later answers, messages or rows")
  void showsASecretInNothingButTheAnswerThatIssuesIt() {
    try (TestingCloud cloud = TestingWebhooks.startSending();
        Receiver receiver = new Receiver()) {
      long tenant = TestingWebhooks.newTenant();
      TestKey key = cloud.keys().tenant(tenant).create();
      Map<String, Object> made = hooked(cloud, key, receiver.url());
      Map<String, Object> rotated =
          cloud.client(key).post(path(made) + "/rotate-secret", "{\"n\":1}").data();
      List<String> seen = use(cloud, key, path(made));
      receiver.received().forEach(message -> seen.add(message.headers() + message.body()));
      logged.list.forEach(event ->
          seen.add(
              event.getFormattedMessage()
                  + (event.getThrowableProxy() == null
                      ? ""
                      : ThrowableProxyUtil.asString(event.getThrowableProxy()))));
      seen.add(rows(cloud));

      String everything = String.join("\n", seen);
      assertThat(everything).contains("webhook.rotate").contains("webhook.test").contains("v1,");
      for (Map<String, Object> issued : List.of(made, rotated)) {
        String encoded =
            ((String) Objects.requireNonNull(issued.get("secret"))).substring("whsec_".length());
        byte[] bytes = Base64.getDecoder().decode(encoded);
        for (String form :
            List.of(
                encoded,
                HexFormat.of().formatHex(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
          assertThat(everything.contains(form)).as("a secret leaked").isFalse();
        }
      }
    }
  }

  private static List<String> use(TestingCloud cloud, TestKey key, String path) {
    List<TestAnswer> answers =
        List.of(
            cloud.client(key).post(path + "/test", "{\"n\":2}"),
            cloud.client(key).get("/v1/webhooks"),
            cloud.client(key).get(path),
            cloud.client(key).get(path + "/deliveries"),
            cloud.client(key).post(path + "/deliveries/1/retry", "{\"n\":3}"),
            cloud
                .client(key)
                .post("/v1/webhooks", "{\"url\":\"https://127.1/\",\"events\":[\"*\"]}"));
    List<String> seen = new ArrayList<>();
    answers.forEach(answer -> seen.add(answer.headers() + answer.text()));
    return seen;
  }

  private static String rows(TestingCloud cloud) {
    return TestingWebhooks.transactions(cloud)
        .executeRead(status -> {
          StringBuilder text = new StringBuilder();
          for (String table :
              List.of(
                  "webhook",
                  "webhook_delivery",
                  "webhook_attempt",
                  "event_outbox",
                  "audit_entry")) {
            text.append(read(status.getConnection(), table));
          }
          return text.toString();
        });
  }

  private static String read(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString();
    }
  }
}
