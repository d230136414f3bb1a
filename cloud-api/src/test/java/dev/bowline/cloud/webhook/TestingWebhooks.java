package dev.bowline.cloud.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventRelay;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Clouds that know made-up hosts, and what tests do with webhooks. */
final class TestingWebhooks {

  /** Where no request goes: an address of the Internet. */
  static final String PUBLIC = "93.184.215.14";

  private static final Map<Front, TestingCloud> SHARED = new EnumMap<>(Front.class);
  private static final AtomicLong TENANTS = new AtomicLong(700_000);
  private static final AtomicLong NAMES = new AtomicLong();

  private static final class Sending {
    static final TestingCloud CLOUD = startSending();
  }

  private TestingWebhooks() {}

  /** One behind each front, which does not send to loopback and whose clock nobody moves. */
  static synchronized TestingCloud shared(Front front) {
    return SHARED.computeIfAbsent(front, absent -> start(absent, Map.of()));
  }

  /** The one that sends to loopback and whose clock anybody moves. */
  static TestingCloud sending() {
    return Sending.CLOUD;
  }

  /** Another instance of the one that sends. */
  static TestingCloud anotherSending(Front front) {
    TestingCloud other = sending().anotherInstance(front);
    name(other);
    return other;
  }

  /** Leaves nothing due in the cloud that sends, and its names as they were. */
  static void forget() {
    name(sending());
    run("DELETE FROM webhook");
    run("DELETE FROM event_outbox");
  }

  /** Changes rows of the cloud that sends. */
  static void run(String sql) {
    transactions(sending())
        .executeWrite(status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  /** A new one that sends to loopback. */
  static TestingCloud startSending() {
    return start(
        Front.NETTY, Map.of("bowline.webhook.loopback", true, "testing.breaking-listener", true));
  }

  static TestingCloud start(Front front, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("testing.resolver", true);
    settings.put("bowline.webhook.authorities", Receiver.TLS.certificate().toString());
    settings.putAll(more);
    TestingCloud cloud = TestingCloud.start(front, settings);
    cloud.bean(Provisioning.class).run();
    name(cloud);
    return cloud;
  }

  private static void name(TestingCloud cloud) {
    cloud.bean(FakeResolver.class).set("hooks.example.com", PUBLIC);
    cloud.bean(FakeResolver.class).set(Receiver.HOST, "127.0.0.1");
  }

  static long newTenant() {
    return TENANTS.incrementAndGet();
  }

  /** A webhook to {@code url} that hears everything, with its secret in the answer. */
  static Map<String, Object> hooked(TestingCloud cloud, TestKey key, String url) {
    String name = "Webhook " + NAMES.incrementAndGet();
    TestAnswer answer =
        cloud
            .client(key)
            .post(
                "/v1/webhooks",
                "{\"name\":\"" + name + "\",\"url\":\"" + url + "\",\"events\":[\"*\"]}");
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return answer.data();
  }

  static String path(Map<String, Object> created) {
    return "/v1/webhooks/" + number(webhook(created));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> webhook(Map<String, Object> created) {
    return (Map<String, Object>) Objects.requireNonNull(created.get("webhook"));
  }

  static long number(Map<String, Object> view) {
    return ((Number) Objects.requireNonNull(view.get("id"))).longValue();
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> items(TestAnswer answer) {
    return (List<Map<String, Object>>)
        Objects.requireNonNull(answer.json().get("data"), answer.text());
  }

  /** The servers that the listed deliveries concern. */
  static List<Object> servers(TestAnswer answer) {
    return items(answer).stream().map(item -> item.getOrDefault("server_id", "none")).toList();
  }

  static Object nextCursor(TestAnswer page) {
    Map<?, ?> meta = (Map<?, ?>) Objects.requireNonNull(page.json().get("meta"), page.text());
    return Objects.requireNonNull(meta.get("next_cursor"));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> attempts(Map<String, Object> delivery) {
    return (List<Map<String, Object>>) Objects.requireNonNull(delivery.get("attempts"));
  }

  static void assertRefused(TestAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  /** Publishes an event of server {@code serverId} and makes deliveries of it. */
  static void publish(TestingCloud cloud, long tenant, long serverId) {
    publish(cloud, Event.ofServer(tenant, EventType.SERVER_SILENT, serverId, Map.of("n", "x")));
  }

  static void publish(TestingCloud cloud, Event event) {
    store(cloud, event);
    cloud.bean(EventRelay.class).round();
  }

  /** Publishes an event of which nobody has been told yet. */
  static void store(TestingCloud cloud, Event event) {
    transactions(cloud)
        .executeWrite(status -> {
          cloud.bean(Events.class).publish(event);
          return event;
        });
  }

  /** Makes all attempts that are due, one after another. */
  static int carryDue(TestingCloud cloud) {
    List<Attempts.Attempt> due = cloud.bean(Attempts.class).beginDue(32);
    due.forEach(cloud.bean(Courier.class)::carry);
    return due.size();
  }

  static TransactionOperations<Connection> transactions(TestingCloud cloud) {
    return cloud.context().getBean(new GenericArgument<>() {});
  }
}
