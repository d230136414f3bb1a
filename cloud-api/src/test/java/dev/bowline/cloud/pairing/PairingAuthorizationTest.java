package dev.bowline.cloud.pairing;

import static dev.bowline.cloud.pairing.Refusals.assertForbidden;
import static dev.bowline.cloud.pairing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.Phone;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may pair a device, and what it may be given. */
@ParameterizedClass
@EnumSource(Front.class)
class PairingAuthorizationTest {

  private final TestingCloud cloud;
  private final PanelClient panel;

  PairingAuthorizationTest(Front front) {
    this.cloud = ProvisionedCloud.shared(front);
    this.panel = PanelClient.ofNewTenant(cloud);
  }

  @Test
  @DisplayName("row 84: only ROOT makes, sees, confirms and denies pairings and manages devices")
  void isForRootAlone() {
    PanelPairing pairing = PanelPairing.by(panel);
    new Phone(cloud).claim(pairing.link());
    PanelClient admin = panel.colleague(Role.ADMIN);
    assertForbidden(admin.send("POST", "/panel/pairings", "{}"));
    assertForbidden(admin.get(pairing.path()));
    assertForbidden(admin.send("POST", pairing.path() + "/confirm"));
    assertForbidden(admin.send("POST", pairing.path() + "/deny"));
    assertForbidden(admin.get("/panel/pairing-settings"));
    assertForbidden(admin.send("PATCH", "/panel/pairing-settings", "{\"confirm\":false}"));
    assertForbidden(admin.get("/panel/devices"));
    assertForbidden(admin.get("/panel/devices/1"));
    assertForbidden(admin.get("/panel/devices/1/logs"));
    assertForbidden(admin.send("PATCH", "/panel/devices/1", "{}"));
    assertForbidden(admin.send("POST", "/panel/devices/1/revoke"));
    assertForbidden(admin.send("POST", "/panel/devices/1/restore"));
    assertForbidden(admin.send("DELETE", "/panel/devices/1"));
    assertThat(pairing.state()).isEqualTo("claimed");
  }

  @Test
  @DisplayName("row 84: no key and no device makes a pairing, whatever its scopes")
  void isOutOfEveryKeysReach() {
    TestKey key = cloud.keys().tenant(panel.tenantId()).scopes("*:*", "terminal:access").create();
    assertForbidden(cloud.client(key).post("/panel/pairings", "{}"));
    TestKey device = PanelPairing.pairedPhone(cloud, panel, "{}");
    assertForbidden(cloud.client(device).post("/panel/pairings", "{}"));
  }

  @Test
  @DisplayName("row 52: terminal:access for a device is for ROOT to name, and is in no default")
  void givesATerminalOnlyWhereRootNamesIt() {
    String terminal = "{\"scopes\":[\"server:read\",\"terminal:access\"]}";
    PanelClient admin = panel.colleague(Role.ADMIN);
    assertForbidden(admin.send("POST", "/panel/pairings", terminal));

    TestKey usual = PanelPairing.pairedPhone(cloud, panel, "{}");
    assertThat(usual.credential().scopes().texts())
        .containsExactly(
            "backups:read",
            "backups:run",
            "bandwidth:read",
            "domains:read",
            "server:read",
            "services:restart");
    String path = "/panel/devices/" + usual.credential().number();
    assertForbidden(admin.send("PATCH", path, terminal));
    assertThat(PanelPairing.pairedPhone(cloud, panel, terminal).credential().scopes().texts())
        .containsExactly("server:read", "terminal:access");
  }

  @Test
  void givesADeviceNoOtherScope() {
    for (String scope :
        List.of("*:*", "*:read", "domains:*", "domains:write", "x", "Server:read")) {
      TestAnswer answer = panel.send("POST", "/panel/pairings", "{\"scopes\":[\"" + scope + "\"]}");
      assertRefused(answer, 400, "SCOPE_INVALID");
    }
    assertRefused(panel.send("POST", "/panel/pairings", "{\"scopes\":[]}"), 400, "SCOPE_INVALID");
  }
}
