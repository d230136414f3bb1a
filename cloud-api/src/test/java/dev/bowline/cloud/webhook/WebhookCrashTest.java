package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.carryDue;
import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.items;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static dev.bowline.cloud.webhook.TestingWebhooks.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventListener;
import dev.bowline.cloud.event.EventRelay;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.event.Published;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process dies between any two steps from the change to the answer of the receiver. */
class WebhookCrashTest {

  /** Listens last, and breaks when told to. */
  @Singleton
  @Order(Ordered.LOWEST_PRECEDENCE)
  @Requires(property = "testing.breaking-listener", value = "true")
  static final class BreakingListener implements EventListener {

    private volatile boolean broken;

    @Override
    public void on(Published event) {
      if (broken) {
        throw new IllegalStateException("crash");
      }
    }
  }

  private final TestingCloud cloud = TestingWebhooks.sending();
  private final Receiver receiver = new Receiver();
  private final long tenant = TestingWebhooks.newTenant();
  private final TestKey key = cloud.keys().tenant(tenant).create();
  private final Map<String, Object> made = hooked(cloud, key, receiver.url());

  @AfterEach
  void leaveNothingDue() {
    receiver.close();
    TestingWebhooks.forget();
  }

  @Test
  void tellsNothingOfAChangeThatWasRolledBack() {
    Event event = Event.ofTenant(tenant, EventType.KEY_CREATED, Map.of("key_id", 1));
    assertThatThrownBy(() ->
            TestingWebhooks.transactions(cloud)
                .executeWrite(status -> {
                  cloud.bean(Events.class).publish(event);
                  throw new IllegalStateException("rolled back");
                }))
        .hasMessageContaining("rolled back");
    assertThatThrownBy(() -> cloud.bean(Events.class).publish(event))
        .as("outside of a transaction")
        .isInstanceOf(RuntimeException.class);

    cloud.bean(EventRelay.class).round();
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void tellsAnEventOnceThoughTheRelayDiesBeforeItsCommit() {
    BreakingListener listener = cloud.bean(BreakingListener.class);
    listener.broken = true;
    assertThatThrownBy(() -> publish(cloud, tenant, 7)).hasMessageContaining("crash");
    assertThat(deliveries()).isEmpty();

    listener.broken = false;
    cloud.bean(EventRelay.class).round();
    cloud.bean(EventRelay.class).round();
    assertThat(deliveries()).hasSize(1);
  }

  @Test
  void triesAgainWhenTheProcessDiesBeforeSending() {
    publish(cloud, tenant, 7);
    assertThat(cloud.bean(Attempts.class).beginDue(32)).hasSize(1);
    assertThat(carryDue(cloud)).as("under way").isZero();

    cloud.clock().advance(Attempts.LOST.plusSeconds(1));
    assertThat(carryDue(cloud)).isEqualTo(1);
    assertThat(receiver.received()).hasSize(1);
    assertThat(attempts()).hasSize(2);
    assertThat(attempts().getFirst()).containsEntry("duration_ms", null);
    assertThat(deliveries().getFirst()).containsEntry("status", "succeeded");
  }

  @Test
  void sendsAgainUnderTheSameIdWhenTheProcessDiesBeforeWritingTheAnswerDown() {
    publish(cloud, tenant, 7);
    Attempts.Attempt first = cloud.bean(Attempts.class).beginDue(32).getFirst();
    // All that carrying does, but for its end.
    cloud
        .bean(Post.class)
        .send(
            WebhookUrl.parse(receiver.url()).orElseThrow(),
            List.of(InetAddress.getLoopbackAddress()),
            Map.of("webhook-id", first.delivery().messageId()),
            new byte[0]);

    cloud.clock().advance(Attempts.LOST.plusSeconds(1));
    carryDue(cloud);
    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received().stream().map(Receiver.Message::id).distinct()).hasSize(1);
  }

  @Test
  void countsALateEndOnlyInTheLog() {
    publish(cloud, tenant, 7);
    Attempts attempts = cloud.bean(Attempts.class);
    Attempts.Attempt slow = attempts.beginDue(32).getFirst();
    cloud.clock().advance(Attempts.LOST.plusSeconds(1));
    carryDue(cloud);

    attempts.end(slow, new Reply.Answered(410, null, ""), new Verdict.Gone());
    assertThat(deliveries().getFirst()).containsEntry("status", "succeeded");
    assertThat(cloud.client(key).get(path(made)).data()).containsEntry("enabled", true);
    assertThat(attempts().getFirst()).containsEntry("status", 410);
  }

  @Test
  void forgetsAnAttemptWhoseWebhookWasDeletedMeanwhile() {
    publish(cloud, tenant, 7);
    Attempts attempts = cloud.bean(Attempts.class);
    Attempts.Attempt orphan = attempts.beginDue(32).getFirst();
    assertThat(cloud.client(key).delete(path(made)).status()).isEqualTo(200);
    attempts.end(orphan, new Reply.Answered(200, null, ""), new Verdict.Delivered());
    assertThat(carryDue(cloud)).isZero();
  }

  @Test
  void sendsEachMessageOnceHoweverManyInstancesSweep() throws Exception {
    for (int event = 1; event <= 8; event++) {
      publish(cloud, tenant, event);
    }
    try (TestingCloud other = TestingWebhooks.anotherSending(Front.NETTY);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Attempts here = cloud.bean(Attempts.class);
      Attempts there = other.bean(Attempts.class);
      Future<List<Attempts.Attempt>> mine = threads.submit(() -> here.beginDue(32));
      Future<List<Attempts.Attempt>> theirs = threads.submit(() -> there.beginDue(32));
      mine.get().forEach(cloud.bean(Courier.class)::carry);
      theirs.get().forEach(cloud.bean(Courier.class)::carry);
    }
    while (carryDue(cloud) > 0) {
      cloud.clock().advance(Duration.ofSeconds(1));
    }
    assertThat(receiver.received()).hasSize(8);
    assertThat(receiver.received().stream().map(Receiver.Message::id).distinct()).hasSize(8);
  }

  @Test
  void leavesRoomForOtherWebhooksBesideASlowOne() {
    for (int event = 1; event <= 20; event++) {
      publish(cloud, tenant, event);
    }
    TestKey other = cloud.keys().tenant(TestingWebhooks.newTenant()).create();
    hooked(cloud, other, receiver.url());
    publish(cloud, other.credential().tenantId(), 1);

    List<Attempts.Attempt> begun = cloud.bean(Attempts.class).beginDue(32);
    assertThat(begun).hasSize(5);
    assertThat(cloud.bean(Attempts.class).beginDue(32)).as("four are under way").isEmpty();
  }

  private List<Map<String, Object>> deliveries() {
    return items(cloud.client(key).get(path(made) + "/deliveries"));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> attempts() {
    return (List<Map<String, Object>>) deliveries().getFirst().getOrDefault("attempts", List.of());
  }
}
