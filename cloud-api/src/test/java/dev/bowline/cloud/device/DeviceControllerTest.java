package dev.bowline.cloud.device;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class DeviceControllerTest {

  private static final Map<Front, TestingCloud> CLOUDS = new EnumMap<>(Front.class);

  private final Front front;
  private final TestingCloud cloud;
  private final PanelClient panel;
  private final TestKey phone;

  DeviceControllerTest(Front front) {
    this.front = front;
    this.cloud = CLOUDS.computeIfAbsent(front, ProvisionedCloud::start);
    this.panel = PanelClient.ofNewTenant(cloud);
    this.phone = PanelPairing.pairedPhone(cloud, panel, "{}");
  }

  @AfterEach
  void letTheClockRun() {
    cloud.clock().run();
  }

  @AfterAll
  static void close() {
    CLOUDS.values().forEach(TestingCloud::close);
    CLOUDS.clear();
  }

  @Test
  void aDeviceSignsAsAKeyDoesAndIsMeteredAsProfessional() {
    assertThat(phone.id()).matches("mk_[0-9A-Za-z]{32}");
    assertThat(phone.credential().kind()).isEqualTo(Credential.Kind.DEVICE);
    assertThat(phone.credential().tier()).isEqualTo(Tier.PROFESSIONAL);
    TestAnswer me = cloud.client(phone).get("/v1/me");
    assertThat(me.status()).as(me.text()).isEqualTo(200);
    assertThat(me.data())
        .containsEntry("environment", "live")
        .containsEntry("tier", "professional")
        .containsEntry("all_servers", true);
    assertThat(me.header("RateLimit-Policy").orElseThrow()).contains("300").contains("10000");
  }

  @Test
  void listsDevicesWithWhatTheyAreAndHowTheyWereUsed() {
    cloud.client(phone).get("/v1/me");
    TestKey younger = PanelPairing.pairedPhone(cloud, panel, "{\"scopes\":[\"server:read\"]}");
    List<Map<String, Object>> devices = devices();
    assertThat(devices)
        .extracting(device -> device.get("id"))
        .containsExactly(number(younger), number(phone));
    assertThat(devices.getLast())
        .containsEntry("name", "Phone 5")
        .containsEntry("model", "Phone 5")
        .containsEntry("platform", "ios")
        .containsEntry("status", "active")
        .containsEntry("server_ids", null)
        .containsEntry("last_used_ip", "127.0.0.1")
        .containsEntry("total_requests", 1)
        .containsEntry("revoked_at", null)
        .containsEntry("prefix", phone.id().substring(0, 7) + "..." + phone.id().substring(31));
    assertThat(requireNonNull(devices.getLast().get("last_used_at"))).asString().contains("T");
    assertThat(devices.getFirst()).containsEntry("last_used_at", null);
  }

  @Test
  void editsNameScopesAndServersAndTheNextRequestKnows() {
    SignedClient client = cloud.client(phone);
    assertThat(client.get("/v1/servers").status()).isEqualTo(200);
    TestAnswer edited =
        panel.send("PATCH", path(), "{\"name\":\"Mine\",\"scopes\":[\"domains:read\"]}");
    assertThat(edited.data())
        .containsEntry("name", "Mine")
        .containsEntry("scopes", List.of("domains:read"));
    assertThat(client.get("/v1/servers").code()).isEqualTo("FORBIDDEN");

    panel.send("PATCH", path(), "{\"scopes\":[\"server:read\"]}");
    cloud.clock().advance(Duration.ofSeconds(1));
    assertThat(client.get("/v1/servers").status()).isEqualTo(200);
  }

  @Test
  void refusesAnEditThatNoDeviceCanHave() {
    assertThat(panel.send("PATCH", path(), "{\"scopes\":[\"*:*\"]}").code())
        .isEqualTo("SCOPE_INVALID");
    assertThat(panel.send("PATCH", path(), "{\"server_ids\":[1]}").status()).isEqualTo(404);
    assertThat(panel.send("PATCH", path(), "{\"name\":\" \"}").code()).isEqualTo("INVALID_BODY");
    assertThat(panel.send("PATCH", path(), "{\"tier\":\"enterprise\"}").code())
        .isEqualTo("INVALID_BODY");
  }

  @Test
  void revokesADeviceFromItsVeryNextRequestOnEveryInstance() {
    try (TestingCloud other = cloud.anotherInstance(front)) {
      assertThat(cloud.client(phone).get("/v1/me").status()).isEqualTo(200);
      assertThat(other.client(phone).get("/v1/me").status()).isEqualTo(200);
      cloud.clock().stopAt(cloud.clock().instant());

      TestAnswer revoked = panel.send("POST", path() + "/revoke", "{\"reason\":\"lost\"}");
      assertThat(revoked.data())
          .containsEntry("status", "revoked")
          .containsEntry("revoked_reason", "lost");
      assertRefused(other.client(phone).get("/v1/me"), 403, "KEY_REVOKED");
      assertRefused(cloud.client(phone).get("/v1/me"), 403, "KEY_REVOKED");
    }
  }

  @Test
  @DisplayName("row 76: a restored device works within a second on every instance")
  void restoresADeviceEverywhereWithinASecond() {
    try (TestingCloud other = cloud.anotherInstance(front)) {
      panel.send("POST", path() + "/revoke", "{}");
      cloud.clock().stopAt(cloud.clock().instant());
      assertRefused(other.client(phone).get("/v1/me"), 403, "KEY_REVOKED");

      TestAnswer restored = panel.send("POST", path() + "/restore");
      assertThat(restored.data())
          .containsEntry("status", "active")
          .containsEntry("revoked_at", null);
      assertThat(cloud.client(phone).get("/v1/me").status()).isEqualTo(200);
      cloud.clock().advance(Duration.ofSeconds(1));
      assertThat(other.client(phone).get("/v1/me").status()).isEqualTo(200);
    }
  }

  @Test
  void refusesToRevokeTwiceAndToRestoreWhatIsNotRevoked() {
    assertRefused(panel.send("POST", path() + "/restore"), 409, "CONFLICT");
    panel.send("POST", path() + "/revoke", "{}");
    assertRefused(panel.send("POST", path() + "/revoke", "{}"), 409, "ALREADY_REVOKED");
  }

  @Test
  @DisplayName("row 62: a deleted device cannot be restored: 404, and its key is unknown")
  void deletesADeviceForGood() {
    assertThat(panel.send("DELETE", path()).status()).isEqualTo(202);
    assertRefused(panel.send("POST", path() + "/restore"), 404, "NOT_FOUND");
    assertRefused(panel.send("POST", path() + "/revoke", "{}"), 404, "NOT_FOUND");
    assertThat(devices()).isEmpty();
    assertRefused(cloud.client(phone).get("/v1/me"), 401, "INVALID_SIGNATURE");
  }

  @Test
  @DisplayName("row 53: another tenant's device is 404 on every route")
  void hidesTheDevicesOfOthers() {
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    assertRefused(stranger.get(path()), 404, "NOT_FOUND");
    assertRefused(stranger.get(path() + "/logs"), 404, "NOT_FOUND");
    assertRefused(stranger.send("PATCH", path(), "{}"), 404, "NOT_FOUND");
    assertRefused(stranger.send("POST", path() + "/revoke", "{}"), 404, "NOT_FOUND");
    assertRefused(stranger.send("POST", path() + "/restore"), 404, "NOT_FOUND");
    assertRefused(stranger.send("DELETE", path()), 404, "NOT_FOUND");
    assertThat(cloud.client(phone).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  void aDeviceIsNoKeyInThePanelAndAKeyNoDevice() {
    TestKey key = panel.createKey("{\"name\":\"k\",\"scopes\":[\"*:read\"]}");
    assertRefused(panel.get("/panel/keys/" + number(phone)), 404, "NOT_FOUND");
    assertRefused(panel.get("/panel/keys/" + number(phone) + "/logs"), 404, "NOT_FOUND");
    assertRefused(panel.get("/panel/devices/" + number(key)), 404, "NOT_FOUND");
    assertRefused(panel.get("/panel/devices/" + number(key) + "/logs"), 404, "NOT_FOUND");
    assertThat(panel.get(path() + "/logs").status()).isEqualTo(200);
  }

  private String path() {
    return "/panel/devices/" + number(phone);
  }

  private static int number(TestKey key) {
    return Math.toIntExact(key.credential().number());
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> devices() {
    TestAnswer answer = panel.get("/panel/devices");
    return (List<Map<String, Object>>) requireNonNull(answer.json().get("data"), answer.text());
  }

  private static void assertRefused(TestAnswer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
