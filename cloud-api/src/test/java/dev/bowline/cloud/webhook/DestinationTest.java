package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.attempts;
import static dev.bowline.cloud.webhook.TestingWebhooks.carryDue;
import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.items;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static dev.bowline.cloud.webhook.TestingWebhooks.publish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DestinationTest {

  private final TestingCloud cloud = TestingWebhooks.sending();
  private final Receiver receiver = new Receiver();
  private final long tenant = TestingWebhooks.newTenant();
  private final TestKey key = cloud.keys().tenant(tenant).create();

  @AfterEach
  void leaveNothingDue() {
    receiver.close();
    TestingWebhooks.forget();
  }

  @ParameterizedTest
  @EnumSource(Front.class)
  @DisplayName("row 95: a redirect to a private address is not followed")
  void followsNoRedirect(Front front) {
    try (Receiver other = new Receiver();
        TestingCloud sending =
            TestingWebhooks.start(front, Map.of("bowline.webhook.loopback", true))) {
      TestKey own = sending.keys().tenant(tenant).create();
      Map<String, Object> made = hooked(sending, own, receiver.url());
      receiver.plan(307, Map.of("Location", other.url()), "elsewhere");
      TestAnswer answer = sending.client(own).post(path(made) + "/test", "");

      assertThat(receiver.received()).hasSize(1);
      assertThat(other.received()).isEmpty();
      assertThat(attempts(answer.data()))
          .singleElement()
          .satisfies(attempt ->
              assertThat(attempt)
                  .containsEntry("status", 307)
                  .containsEntry("response", "elsewhere"));
    }
  }

  @ParameterizedTest
  @EnumSource(Front.class)
  @DisplayName("row 95: a name that comes to mean a private address is blocked at delivery")
  void blocksANameThatWasRebound(Front front) {
    try (TestingCloud strict = TestingWebhooks.start(front, Map.of())) {
      FakeResolver names = strict.bean(FakeResolver.class);
      names.set(Receiver.HOST, TestingWebhooks.PUBLIC);
      TestKey own = strict.keys().tenant(tenant).create();
      Map<String, Object> made = hooked(strict, own, receiver.url());
      for (String[] addresses :
          List.of(
              new String[] {"127.0.0.1"},
              new String[] {TestingWebhooks.PUBLIC, "127.0.0.1"},
              new String[] {"::1"},
              new String[] {"169.254.169.254"})) {
        names.set(Receiver.HOST, addresses);
        int before = names.asked();
        TestAnswer answer =
            strict
                .client(own)
                .post(path(made) + "/test", "{\"n\":\"" + addresses[0] + addresses.length + "\"}");
        assertThat(attempts(answer.data()))
            .singleElement()
            .satisfies(
                attempt -> assertThat(attempt).containsEntry("failure", "forbidden_address"));
        assertThat(names.asked()).isEqualTo(before + 1);
      }
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  @DisplayName("row 95: the host must prove its name, whatever address it has")
  void demandsThatTheReceiverProvesItsName() {
    cloud.bean(FakeResolver.class).set("other.example.test", "127.0.0.1");
    Map<String, Object> made =
        hooked(cloud, key, receiver.url().replace(Receiver.HOST, "other.example.test"));
    publish(cloud, tenant, 7);
    carryDue(cloud);

    assertThat(receiver.received()).isEmpty();
    assertThat(attempts(deliveries(made).getFirst()))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt).containsEntry("failure", "tls_failed"));
  }

  @Test
  void triesTheAddressesOfAHostInTurn() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    cloud.bean(FakeResolver.class).set(Receiver.HOST, "127.0.0.9", "127.0.0.1");
    publish(cloud, tenant, 7);
    carryDue(cloud);
    assertThat(deliveries(made).getFirst()).containsEntry("status", "succeeded");
  }

  @Test
  void tellsWhyNoAnswerCame() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    receiver.close();
    assertThat(attempts(test(made, 1))).first().asString().contains("failure=connection_failed");
    cloud.bean(FakeResolver.class).set(Receiver.HOST);
    Map<String, Object> unknown = hooked(cloud, key, "https://nowhere.example.test/");
    assertThat(attempts(test(unknown, 2))).first().asString().contains("failure=unknown_host");
    TestingWebhooks.run("UPDATE webhook SET secret_generation = secret_generation + 1");
    assertThat(attempts(test(made, 3))).first().asString().contains("failure=not_signed");
  }

  @Test
  void keepsTheFirstKilobyteOfALongAnswerPrintable() {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    receiver.plan(200, Map.of(), "\u001b[31m\u202e" + "x".repeat(200_000));
    Map<String, Object> attempt = attempts(test(made, 1)).getFirst();
    assertThat(attempt).containsEntry("status", 200);
    assertThat((String) attempt.get("response"))
        .startsWith("\\u001b[31m\\u202exxx")
        .hasSizeLessThan(1_100);
  }

  private Map<String, Object> test(Map<String, Object> made, int once) {
    TestAnswer answer = cloud.client(key).post(path(made) + "/test", "{\"once\":" + once + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  private List<Map<String, Object>> deliveries(Map<String, Object> made) {
    return items(cloud.client(key).get(path(made) + "/deliveries"));
  }
}
