package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.testing.FakeLambdaContext;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLogHandlerTest {

  private static final JsonMapper JSON = JsonMapper.createDefault();
  private final TestingCloud cloud =
      TestingCloud.start(Front.LAMBDA, FreshInstallation.properties());
  private final RequestLogHandler handler = new RequestLogHandler(cloud.context());
  private final PanelClient panel;
  private final long key;

  RequestLogHandlerTest() {
    cloud.bean(Provisioning.class).run();
    this.panel = PanelClient.ofNewTenant(cloud);
    TestAnswer made =
        panel.send("POST", "/panel/keys", "{\"name\":\"a\",\"scopes\":[\"server:read\"]}");
    this.key = number((Map<?, ?>) Objects.requireNonNull(made.data().get("key")));
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  void showsInViewLogsWhatCloudWatchDeliversHoweverOften() throws IOException {
    byte[] delivery = delivery("DATA_MESSAGE", List.of(event("1"), event("2")));
    byte[] later = delivery("DATA_MESSAGE", List.of(event("2"), event("3")));
    call(later);
    call(delivery);
    call(delivery);
    TestAnswer log = panel.get("/panel/keys/" + key + "/logs");
    assertThat(log.text()).containsOnlyOnce("\"r1\"").containsOnlyOnce("\"r2\"");
    assertThat(log.text()).containsOnlyOnce("\"r3\"");
  }

  @Test
  void takesNoticeOfNothingWhenCloudWatchOnlyAsksWhetherItIsThere() throws IOException {
    call(delivery("CONTROL_MESSAGE", List.of(event("control"))));
    assertThat(panel.get("/panel/keys/" + key + "/logs").text()).doesNotContain("control");
  }

  @Test
  void failsSoThatItIsDeliveredAgainWhileDynamoDbIsAway() throws IOException {
    byte[] delivery = delivery("DATA_MESSAGE", List.of(event("away")));
    cloud.aws().away(true);
    assertThatThrownBy(() -> call(delivery)).isInstanceOf(RuntimeException.class);
    cloud.aws().away(false);
    call(delivery);
    assertThat(panel.get("/panel/keys/" + key + "/logs").text()).containsOnlyOnce("\"raway\"");
  }

  private Map<String, Object> event(String id) {
    return Map.of(
        "id",
        "0".repeat(55) + id,
        "timestamp",
        cloud.clock().instant().toEpochMilli() / 60_000 * 60_000,
        "message",
        line("r" + id));
  }

  private String line(String requestId) {
    return """
    {"time":"%s","method":"GET","path":"/v1/me","route":"/v1/me","status":200,"ms":1.5,\
    "ip":"192.0.2.1","key":%d,"tenant":%d,"request_id":"%s","actor":"key:1","scope":null}
    """
        .formatted(cloud.clock().instant(), key, panel.tenantId(), requestId);
  }

  private static byte[] delivery(String type, List<Map<String, Object>> events) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(
          JSON.writeValueAsBytes(
              Map.of(
                  "messageType",
                  type,
                  "owner",
                  "000000000000",
                  "logGroup",
                  "/aws/lambda/bowline-api",
                  "logStream",
                  "2026/11/30/[1]9f",
                  "subscriptionFilters",
                  List.of("bowline-requests"),
                  "logEvents",
                  events)));
    }
    String data = Base64.getEncoder().encodeToString(compressed.toByteArray());
    return JSON.writeValueAsBytes(Map.of("awslogs", Map.of("data", data)));
  }

  private void call(byte[] delivery) throws IOException {
    handler.handleRequest(
        new ByteArrayInputStream(delivery),
        OutputStream.nullOutputStream(),
        new FakeLambdaContext());
  }

  private static long number(Map<?, ?> view) {
    return ((Number) Objects.requireNonNull(view.get("id"))).longValue();
  }
}
