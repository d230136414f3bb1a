package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.assertRefused;
import static dev.bowline.cloud.webhook.TestingWebhooks.carryDue;
import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.items;
import static dev.bowline.cloud.webhook.TestingWebhooks.number;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static dev.bowline.cloud.webhook.TestingWebhooks.publish;
import static dev.bowline.cloud.webhook.TestingWebhooks.run;
import static dev.bowline.cloud.webhook.TestingWebhooks.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No receiver, and nobody who asks, can fill tables or take all the room there is. */
class WebhookBoundsTest {

  private final TestingCloud cloud = TestingWebhooks.sending();
  private final Receiver receiver = new Receiver();
  private final long tenant = TestingWebhooks.newTenant();
  private final TestKey key = cloud.keys().tenant(tenant).create();

  @AfterEach
  void leaveNothingDue() {
    receiver.close();
    TestingWebhooks.forget();
  }

  @Test
  void dropsAndCountsWhatADeadReceiverHasNoRoomFor() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    Map<String, Object> other = hooked(cloud, key, receiver.url());
    store(made, "PENDING", FanOut.MOST_WAITING - 1);
    for (int server = 1; server <= 3; server++) {
      publish(cloud, tenant, server);
    }

    assertThat(count(made)).isEqualTo(FanOut.MOST_WAITING);
    assertThat(cloud.client(key).get(path(made)).data()).containsEntry("dropped", 2);
    assertThat(cloud.client(key).get(path(other)).data()).containsEntry("dropped", 0);
    assertThat(count(other)).isEqualTo(3);
    String subject = "webhook:" + number(webhook(made));
    assertThat(TestingServers.audited(cloud, tenant, subject))
        .containsExactly("webhook.create", "webhook.drop");
    assertThat(patch(made, "{\"enabled\":true}").data()).containsEntry("dropped", 0);
  }

  @Test
  void keepsTheLastTenThousandMessagesAndAllThatWait() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    store(made, "PENDING", 3);
    store(made, "SUCCEEDED", 2_500);
    store(made, "FAILED", Retention.MOST_KEPT);

    cloud.bean(Retention.class).round();

    assertThat(count(made)).isEqualTo(Retention.MOST_KEPT + 3L);
    assertThat(items(cloud.client(key).get(path(made) + "/deliveries?status=pending"))).hasSize(3);
    assertThat(items(cloud.client(key).get(path(made) + "/deliveries?status=succeeded"))).isEmpty();
  }

  @Test
  void leavesRoomForOtherTenantsBesideOneWithManySlowReceivers() {
    for (int webhook = 1; webhook <= 6; webhook++) {
      hooked(cloud, key, receiver.url());
    }
    for (int server = 1; server <= 6; server++) {
      publish(cloud, tenant, server);
    }
    TestKey other = cloud.keys().tenant(TestingWebhooks.newTenant()).create();
    hooked(cloud, other, receiver.url());
    publish(cloud, other.credential().tenantId(), 1);

    List<Attempts.Attempt> begun = cloud.bean(Attempts.class).beginDue(64);
    assertThat(begun.stream().filter(attempt -> attempt.webhook().tenantId() == tenant))
        .hasSize(16);
    assertThat(begun).hasSize(17);
    assertThat(cloud.bean(Attempts.class).beginDue(64)).as("sixteen are under way").isEmpty();
  }

  @Test
  void refusesToTestWhileManyAttemptsAreUnderWay() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    store(made, "PENDING", 9);
    sending(8);

    assertRefused(cloud.client(key).post(path(made) + "/test", "{\"n\":1}"), 409, "CONFLICT");
    assertThat(count(made)).as("nothing is stored").isEqualTo(9);
    long last = number(items(cloud.client(key).get(path(made) + "/deliveries")).getFirst());
    assertRefused(
        cloud.client(key).post(path(made) + "/deliveries/" + last + "/retry", ""), 409, "CONFLICT");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void triesAMessageFiftyTimesAtMost() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    publish(cloud, tenant, 7);
    carryDue(cloud);
    long id = number(items(cloud.client(key).get(path(made) + "/deliveries")).getFirst());
    run("UPDATE webhook_delivery SET attempts = 49 WHERE id = " + id);
    String retry = path(made) + "/deliveries/" + id + "/retry";

    assertThat(cloud.client(key).post(retry, "{\"n\":1}").status()).isEqualTo(200);
    assertRefused(cloud.client(key).post(retry, "{\"n\":2}"), 409, "CONFLICT");
    assertThat(receiver.received()).hasSize(2);
  }

  @Test
  void writesDownWhatAnEditChangesButNotThePathWhichIsOftenASecret() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    patch(made, "{\"url\":\"" + receiver.url() + "&token=a-secret\",\"events\":[\"job.*\"]}");

    String details = "SELECT details::text FROM audit_entry WHERE action = 'webhook.edit'";
    assertThat(text(details + " AND subject = 'webhook:" + number(webhook(made)) + "'"))
        .contains("\"url_changed\": true")
        .contains("\"before\": {\"events\": [\"*\"]}")
        .contains("\"after\": {\"events\": [\"job.*\"]}")
        .doesNotContain("a-secret");
  }

  private TestAnswer patch(Map<String, Object> made, String json) {
    return cloud.client(key).send(TestRequest.of("PATCH", path(made)).json(json));
  }

  /** Stores deliveries that are not due for an hour. */
  private void store(Map<String, Object> made, String status, int number) {
    run(
        """
        INSERT INTO webhook_delivery (webhook_id, tenant_id, message_id, event, payload, status,
          attempts, most_attempts, next_attempt_at, created_at)
        SELECT %d, %d, 'msg_%s' || n, 'key.created', '{}', '%s', 1, 10, '%s', '%s'
        FROM generate_series(1, %d) n
        """
            .formatted(
                number(webhook(made)),
                tenant,
                status,
                status,
                Timestamp.from(cloud.clock().instant().plusSeconds(3_600)),
                Timestamp.from(cloud.clock().instant()),
                number));
  }

  private void sending(int number) {
    run(
        """
        UPDATE webhook_delivery SET sending_until = next_attempt_at
        WHERE id IN (SELECT id FROM webhook_delivery ORDER BY id LIMIT %d)
        """
            .formatted(number));
  }

  private long count(Map<String, Object> made) {
    return Long.parseLong(
        text("SELECT count(*) FROM webhook_delivery WHERE webhook_id = " + number(webhook(made))));
  }

  private String text(String sql) {
    return TestingWebhooks.transactions(cloud)
        .executeRead(status -> {
          try (PreparedStatement statement = status.getConnection().prepareStatement(sql);
              ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
          }
        });
  }
}
