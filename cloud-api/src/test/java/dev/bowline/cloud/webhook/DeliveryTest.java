package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.attempts;
import static dev.bowline.cloud.webhook.TestingWebhooks.carryDue;
import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.items;
import static dev.bowline.cloud.webhook.TestingWebhooks.number;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static dev.bowline.cloud.webhook.TestingWebhooks.publish;
import static dev.bowline.cloud.webhook.TestingWebhooks.store;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.lambda.BackgroundHandler;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.FakeLambdaContext;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final Duration LONGEST_PAUSE = Duration.ofDays(2);

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
  void sendsTypeTimestampAndDataOnce() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    publish(cloud, tenant, 7);

    assertThat(carryDue(cloud)).isEqualTo(1);
    assertThat(carryDue(cloud)).isZero();

    Receiver.Message message = receiver.received().getFirst();
    assertThat(message.path()).isEqualTo("/hook?from=bowline");
    assertThat(message.id()).matches("msg_[0-9a-f]{32}");
    assertThat(message.header("content-type")).isEqualTo("application/json");
    assertThat(message.header("host")).isEqualTo(Receiver.HOST + ":" + receiver.port());
    assertThat(message.header("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}=");
    assertThat(Long.parseLong(message.header("webhook-timestamp")))
        .isBetween(
            cloud.clock().instant().getEpochSecond() - 30,
            cloud.clock().instant().getEpochSecond());
    assertThat(message.body())
        .matches(
            "\\{\"type\":\"server.silent\",\"timestamp\":\"[0-9T:.-]+Z\","
                + "\"data\":\\{\"n\":\"x\",\"server_id\":7}}");
    Map<String, Object> logged = deliveries(made).getFirst();
    assertThat(logged)
        .containsEntry("status", "succeeded")
        .containsEntry("payload", message.body());
    assertThat(attempts(logged))
        .singleElement()
        .satisfies(
            attempt -> assertThat(attempt).containsEntry("status", 204).containsEntry("number", 1));
  }

  @Test
  void givesAReceiverThatFailsFiveTimesTheMessageOnceInTheEnd() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    List.of(500, 404, 503, 302, 400).forEach(receiver::plan);
    publish(cloud, tenant, 7);

    for (int attempt = 1; attempt <= 6; attempt++) {
      assertThat(carryDue(cloud)).as("attempt " + attempt).isEqualTo(1);
      later(Duration.ofHours(11));
    }

    assertThat(carryDue(cloud)).isZero();
    assertThat(receiver.received()).hasSize(6);
    assertThat(receiver.received().stream().map(Receiver.Message::id).distinct()).hasSize(1);
    assertThat(receiver.received().stream().map(Receiver.Message::body).distinct()).hasSize(1);
    assertThat(
            receiver.received().stream()
                .map(message -> message.header("webhook-timestamp"))
                .distinct())
        .hasSize(6);
    Map<String, Object> logged = deliveries(made).getFirst();
    assertThat(logged).containsEntry("status", "succeeded");
    assertThat(attempts(logged).stream().map(attempt -> attempt.get("status")))
        .containsExactly(500, 404, 503, 302, 400, 204);
  }

  @Test
  void givesUpAfterTenAttemptsAndTriesAgainWhenAsked() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    for (int attempt = 1; attempt <= 11; attempt++) {
      receiver.plan(500);
    }
    publish(cloud, tenant, 7);
    for (int attempt = 1; attempt <= Backoff.MOST_ATTEMPTS; attempt++) {
      enable(made);
      assertThat(carryDue(cloud)).as("attempt " + attempt).isEqualTo(1);
      later(LONGEST_PAUSE);
    }
    enable(made);
    assertThat(carryDue(cloud)).isZero();
    Map<String, Object> logged = deliveries(made).getFirst();
    assertThat(logged).containsEntry("status", "failed").containsEntry("next_attempt_at", null);

    String retry = path(made) + "/deliveries/" + number(logged) + "/retry";
    assertThat(cloud.client(key).post(retry, "{\"n\":1}").data()).containsEntry("status", "failed");
    assertThat(cloud.client(key).post(retry, "{\"n\":2}").data())
        .containsEntry("status", "succeeded");
    assertThat(receiver.received()).hasSize(12);
    assertThat(receiver.received().stream().map(Receiver.Message::id).distinct()).hasSize(1);
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    hooked(cloud, key, receiver.url());
    receiver.plan(429, Map.of("Retry-After", "3600"), "");
    publish(cloud, tenant, 7);
    carryDue(cloud);

    later(Duration.ofMinutes(59));
    assertThat(carryDue(cloud)).isZero();
    later(Duration.ofMinutes(2));
    assertThat(carryDue(cloud)).isEqualTo(1);
  }

  @Test
  void disablesAWebhookThatIsGone() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    receiver.plan(410);
    publish(cloud, tenant, 7);
    carryDue(cloud);

    assertThat(cloud.client(key).get(path(made)).data())
        .containsEntry("enabled", false)
        .containsEntry("disabled_reason", "gone");
    assertThat(deliveries(made).getFirst()).containsEntry("status", "failed");
    assertThat(TestingServers.audited(cloud, tenant, "webhook:" + id(made)))
        .containsExactly("webhook.create", "webhook.disable");
    publish(cloud, tenant, 8);
    assertThat(deliveries(made)).hasSize(1);
    assertThat(enable(made)).containsEntry("enabled", true).containsEntry("disabled_reason", null);
  }

  @Test
  void disablesAWebhookAfterFiveDaysOfNothingButFailures() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    failTwice(Duration.ofDays(5).minusMinutes(1));
    assertThat(cloud.client(key).get(path(made)).data()).containsEntry("enabled", true);
    publish(cloud, tenant, 8);
    carryDue(cloud);
    assertThat(cloud.client(key).get(path(made)).data()).containsEntry("failing_since", null);

    failTwice(Duration.ofDays(5).plusMinutes(1));
    assertThat(cloud.client(key).get(path(made)).data())
        .containsEntry("enabled", false)
        .containsEntry("disabled_reason", "failing");
    assertThat(TestingServers.audited(cloud, tenant, "webhook:" + id(made)))
        .containsExactly("webhook.create", "webhook.disable");
  }

  @Test
  void testsOnceAndTellsTheResult() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    receiver.plan(500, Map.of(), "no");
    Map<String, Object> failed = test(made, 1);
    assertThat(failed).containsEntry("status", "failed").containsEntry("event", "webhook.test");
    later(LONGEST_PAUSE);
    assertThat(carryDue(cloud)).isZero();
    assertThat(cloud.client(key).get(path(made)).data()).containsEntry("failing_since", null);
    assertThat(test(made, 2)).containsEntry("status", "succeeded");
    assertThat(receiver.received().stream().map(Receiver.Message::id).distinct()).hasSize(2);
  }

  @Test
  void sendsWhatWaitsForRoomWithoutARoundInBetween() throws Exception {
    hooked(cloud, key, receiver.url());
    for (int event = 1; event <= 40; event++) {
      publish(cloud, tenant, event);
    }
    Courier courier = cloud.bean(Courier.class);
    courier.round();
    courier.settle(Duration.ofSeconds(30));

    assertThat(receiver.received()).hasSize(40);
    assertThat(receiver.received().stream().map(Receiver.Message::id).distinct()).hasSize(40);
  }

  @Test
  void isCarriedOnceByFunctionsThatAreCalledAtOnceAndWaitForTheReceiver() throws Exception {
    hooked(cloud, key, receiver.url());
    for (int event = 1; event <= 20; event++) {
      store(cloud, Event.ofServer(tenant, EventType.SERVER_SILENT, event, Map.of("n", "x")));
    }
    try (TestingCloud other = TestingWebhooks.anotherSending(Front.LAMBDA);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> here = threads.submit(() -> callInTheBackground(cloud));
      Future<?> there = threads.submit(() -> callInTheBackground(other));
      here.get();
      there.get();
    }
    assertThat(receiver.received()).hasSize(20);
    assertThat(receiver.received().stream().map(Receiver.Message::id).distinct()).hasSize(20);
  }

  private static int callInTheBackground(TestingCloud cloud) throws IOException {
    byte[] event = "{\"time\":\"2026-11-30T04:16:00Z\"}".getBytes(StandardCharsets.UTF_8);
    new BackgroundHandler(cloud.context())
        .handleRequest(
            new ByteArrayInputStream(event),
            OutputStream.nullOutputStream(),
            new FakeLambdaContext());
    return 0;
  }

  @Test
  void keepsTheLogForThirtyDays() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    publish(cloud, tenant, 7);
    carryDue(cloud);
    cloud.client(key).post(path(made) + "/rotate-secret", "{\"n\":30}");
    later(Duration.ofDays(29));
    publish(cloud, tenant, 8);

    cloud.bean(Retention.class).round();
    assertThat(deliveries(made)).hasSize(2);
    assertThat(cloud.client(key).get(path(made)).data())
        .containsEntry("previous_secret_until", null);
    later(Duration.ofDays(2));
    cloud.bean(Retention.class).round();
    assertThat(deliveries(made)).hasSize(1);
  }

  private void failTwice(Duration apart) {
    receiver.plan(500);
    publish(cloud, tenant, 7);
    carryDue(cloud);
    later(apart);
    receiver.plan(500);
    carryDue(cloud);
    later(LONGEST_PAUSE);
    carryDue(cloud);
  }

  private Map<String, Object> enable(Map<String, Object> made) {
    return cloud
        .client(key)
        .send(
            TestRequest.of("PATCH", path(made))
                .json("{\"enabled\":true,\"name\":\"" + System.nanoTime() + "\"}"))
        .data();
  }

  private Map<String, Object> test(Map<String, Object> made, int once) {
    TestAnswer answer = cloud.client(key).post(path(made) + "/test", "{\"once\":" + once + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  private static long id(Map<String, Object> made) {
    return number(TestingWebhooks.webhook(made));
  }

  private void later(Duration by) {
    cloud.clock().advance(by);
  }

  private List<Map<String, Object>> deliveries(Map<String, Object> made) {
    return items(cloud.client(key).get(path(made) + "/deliveries"));
  }
}
