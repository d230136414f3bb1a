package dev.bowline.cloud.pairing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.Phone;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairingControllerTest {

  private final TestingCloud cloud = ProvisionedCloud.shared(Front.NETTY);
  private final PanelClient panel = PanelClient.ofNewTenant(cloud);

  @Test
  void leadsAPhoneFromTheCodeToItsFirstSignedRequest() {
    long server = newServer();
    PanelPairing pairing = PanelPairing.by(panel, "{\"server_ids\":[" + server + "]}");
    assertThat(pairing.made().header("Cache-Control")).contains("no-store");
    assertThat(pairing.made().data()).containsEntry("expires_in_seconds", 120);
    assertThat(pairing.look().data())
        .containsOnlyKeys(
            "id", "state", "expires_at", "confirm_by", "match_code", "device", "device_id")
        .containsEntry("state", "waiting")
        .containsEntry("match_code", null)
        .containsEntry("device_id", null);

    Phone phone = new Phone(cloud);
    TestAnswer claimed = phone.claim(pairing.link());
    assertThat(claimed.header("Cache-Control")).contains("no-store");
    assertThat(claimed.data())
        .containsEntry("match_code", phone.matchCode(pairing.link()))
        .containsEntry("confirmation_required", true);
    assertThat(pairing.look().data())
        .containsEntry("state", "claimed")
        .containsEntry("confirm_by", claimed.data().get("confirm_by"))
        .containsEntry("match_code", phone.matchCode(pairing.link()))
        .containsEntry("device", Map.of("platform", "ios", "model", "Phone 5", "ip", "127.0.0.1"));

    assertThat(pairing.confirm().data()).containsEntry("state", "confirmed");
    TestAnswer collected = phone.collect();
    assertThat(collected.header("Cache-Control")).contains("no-store");
    assertThat(collected.data())
        .containsOnlyKeys("device_id", "api_key", "api_secret", "scopes", "servers")
        .containsEntry("servers", List.of(Map.of("id", Math.toIntExact(server), "name", "web")))
        .containsEntry("device_id", pairing.look().data().get("device_id"));
    TestKey key = Phone.key(cloud, collected);
    assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
  }

  @Test
  void aNewCodeKillsTheOneBeforeWhetherClaimedOrNot() {
    PanelPairing first = PanelPairing.by(panel);
    PanelPairing second = PanelPairing.by(panel);
    assertThat(new Phone(cloud).claim(first.link()).code()).isEqualTo("PAIRING_INVALID");
    assertThat(first.state()).isEqualTo("replaced");

    Phone phone = new Phone(cloud);
    phone.claim(second.link());
    PanelPairing third = PanelPairing.by(panel);
    assertThat(second.confirm().status()).isEqualTo(409);
    assertThat(phone.collect().code()).isEqualTo("PAIRING_INVALID");
    assertThat(third.state()).isEqualTo("waiting");
  }

  @Test
  void aNewCodeLeavesAConfirmedPhoneItsCredential() {
    PanelPairing first = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    phone.claim(first.link());
    first.confirm();
    PanelPairing.by(panel);
    assertThat(phone.collect().status()).isEqualTo(200);
  }

  @Test
  void aNewCodeOfAnotherTenantKillsNothing() {
    PanelPairing first = PanelPairing.by(panel);
    PanelPairing.by(PanelClient.ofNewTenant(cloud));
    assertThat(new Phone(cloud).claim(first.link()).status()).isEqualTo(200);
  }

  @Test
  void confirmsOnceHoweverOftenItIsAsked() {
    PanelPairing pairing = PanelPairing.by(panel);
    assertThat(pairing.confirm().code()).isEqualTo("CONFLICT");
    new Phone(cloud).claim(pairing.link());
    Object device = requireNonNull(pairing.confirm().data().get("device_id"));
    assertThat(pairing.confirm().data()).containsEntry("device_id", device);
    assertThat(pairing.deny().code()).isEqualTo("CONFLICT");
    assertThat(AuditEntries.of(cloud, "device:" + device))
        .singleElement()
        .asString()
        .startsWith("device.pair member:")
        .contains("Phone 5")
        .contains("server:read");
  }

  @Test
  void confirmsNothingWhenTheTenantWantsItSo() {
    assertThat(panel.get("/panel/pairing-settings").data())
        .containsEntry("confirm", true)
        .containsKey("usual_scopes");
    assertThat(panel.send("PATCH", "/panel/pairing-settings", "{\"confirm\":false}").data())
        .containsEntry("confirm", false);

    PanelPairing pairing = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    TestAnswer claimed = phone.claim(pairing.link());
    assertThat(claimed.data()).containsEntry("confirmation_required", false);
    assertThat(phone.claim(pairing.link()).data()).isEqualTo(claimed.data());
    assertThat(phone.collect().status()).isEqualTo(200);
    assertThat(panel.send("PATCH", "/panel/pairing-settings", "{\"confirm\":true}").data())
        .containsEntry("confirm", true);
    assertThat(AuditEntries.of(cloud, "tenant:" + panel.tenantId()))
        .last()
        .asString()
        .startsWith("pairing.settings member:")
        .endsWith("{\"after\": {\"confirm\": true}, \"before\": {\"confirm\": false}}");
  }

  @Test
  void hidesThePairingsOfOthers() {
    PanelPairing pairing = PanelPairing.by(panel);
    new Phone(cloud).claim(pairing.link());
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    assertThat(stranger.get(pairing.path()).status()).isEqualTo(404);
    assertThat(stranger.send("POST", pairing.path() + "/confirm").status()).isEqualTo(404);
    assertThat(stranger.send("POST", pairing.path() + "/deny").status()).isEqualTo(404);
    assertThat(panel.get("/panel/pairings/x").status()).isEqualTo(404);
    assertThat(pairing.state()).isEqualTo("claimed");
  }

  @Test
  void givesNoServerOfAnotherTenant() {
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    TestAnswer made = stranger.send("POST", "/panel/servers", "{\"name\":\"web\"}");
    Object id = ((Map<?, ?>) requireNonNull(made.data().get("server"))).get("id");
    assertThat(panel.send("POST", "/panel/pairings", "{\"server_ids\":[" + id + "]}").status())
        .isEqualTo(404);
  }

  @Test
  void makesWhatAPhoneSaysOfItselfPrintableAndShort() {
    PanelPairing pairing = PanelPairing.by(panel);
    TestAnswer claimed =
        claim(
            pairing, "\"" + new Phone(cloud).claimHash() + "\"", "\"other\"", "\\u001b[31m\\u202e");
    assertThat(claimed.status()).isEqualTo(200);
    Map<?, ?> device = (Map<?, ?>) requireNonNull(pairing.look().data().get("device"));
    assertThat(device.get("model")).asString().startsWith("\\u001b[31m\\u202exxx").endsWith("…");
  }

  @Test
  void refusesAClaimWithoutTheShapeOfOne() {
    PanelPairing pairing = PanelPairing.by(panel);
    String hash = "\"" + new Phone(cloud).claimHash() + "\"";
    assertThat(claim(pairing, "null", "\"ios\"", "").code()).isEqualTo("INVALID_BODY");
    assertThat(claim(pairing, "\"ABC\"", "\"ios\"", "").code()).isEqualTo("INVALID_BODY");
    assertThat(claim(pairing, hash, "\"iOS\"", "").code()).isEqualTo("INVALID_BODY");
    assertThat(claim(pairing, hash, "null", "").code()).isEqualTo("INVALID_BODY");
    assertThat(send("/pairing/claims", "{}").code()).isEqualTo("INVALID_BODY");
    assertThat(send("/pairing/claims", "{\"tenant_id\":1}").code()).isEqualTo("INVALID_BODY");
    assertThat(send("/pairing/credential", "{}").code()).isEqualTo("INVALID_BODY");
    assertThat(pairing.state()).isEqualTo("waiting");
  }

  @Test
  void knowsNoTokenThatItDidNotMake() {
    TestAnswer answer = new Phone(cloud).claim("t".repeat(64), "n".repeat(32));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("PAIRING_INVALID");
  }

  private TestAnswer claim(PanelPairing pairing, String hash, String platform, String model) {
    return send(
        "/pairing/claims",
        """
        {"token":"%s","nonce":"%s","claim_hash":%s,"platform":%s,"model":"%s"}
        """
            .strip()
            .formatted(
                Phone.token(pairing.link()),
                Phone.nonce(pairing.link()),
                hash,
                platform,
                model + "x".repeat(100)));
  }

  private TestAnswer send(String path, String json) {
    return cloud.send(TestRequest.of("POST", path).json(json));
  }

  private long newServer() {
    TestAnswer made = panel.send("POST", "/panel/servers", "{\"name\":\"web\"}");
    Map<?, ?> server = (Map<?, ?>) requireNonNull(made.data().get("server"), made.text());
    return ((Number) requireNonNull(server.get("id"))).longValue();
  }
}
