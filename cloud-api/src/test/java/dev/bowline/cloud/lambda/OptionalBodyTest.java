package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A body that a route can do without may be left out, at either front. */
@ParameterizedClass
@EnumSource(Front.class)
class OptionalBodyTest {

  private final TestingCloud cloud;
  private final PanelClient panel;

  OptionalBodyTest(Front front) {
    this.cloud = ProvisionedCloud.shared(front);
    this.panel = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void aKeyIsRevokedWithoutABody() {
    TestAnswer answer = panel.send("POST", "/panel/keys/" + number() + "/revoke");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data()).containsEntry("status", "revoked");
  }

  @Test
  void aDeviceThatIsNotThereIsSoughtWithoutABody() {
    TestAnswer answer = panel.send("POST", "/panel/devices/1/revoke");

    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
  }

  @Test
  void aBackupThatIsNotThereIsSoughtWithoutABody() {
    TestKey key = panel.createKey("{\"name\":\"k\",\"scopes\":[\"backups:restore\"]}");
    TestAnswer answer = cloud.client(key).send(TestRequest.of("POST", "/v1/backups/1/restore"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
  }

  @Test
  void aBodyThatIsNeededIsMissed() {
    TestAnswer answer = panel.send("POST", "/panel/keys");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_BODY");
  }

  private String number() {
    TestAnswer made =
        panel.send("POST", "/panel/keys", "{\"name\":\"k\",\"scopes\":[\"server:read\"]}");
    return made.data().get("key") instanceof Map<?, ?> key ? String.valueOf(key.get("id")) : "";
  }
}
