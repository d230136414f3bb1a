package dev.bowline.cloud.usage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenLogsTest {

  private static final int LIMIT = 120;

  @Test
  @DisplayName("P-log: every request of a token is in its log, refused ones too")
  void everyRequestIsLogged(@TempDir Path directory) throws IOException {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("bowline.request-log.directory", directory.toString());
    try (TestingCloud cloud = TestingCloud.start(Front.NETTY, settings)) {
      cloud.bean(Provisioning.class).run();
      PanelClient panel = PanelClient.ofNewTenant(cloud);
      TestToken token = panel.createToken("{\"name\":\"ci\",\"scopes\":[\"profile.read\"]}");
      String path = "/panel/tokens/" + token.bearer().number();
      cloud.clock().stopAt(cloud.clock().instant());
      cloud.get(token, "/api/v1/domains.php");
      cloud.get(token, "/api/v1/nothing.php");
      for (int i = 0; i < LIMIT; i++) {
        cloud.get(token, "/api/v1/me.php");
      }
      cloud.clock().run();
      panel.send("POST", path + "/revoke", "{}");
      cloud.get(token, "/api/v1/me.php");
      cloud.send(TestRequest.of("GET", "/api/v1/me.php"));
      cloud.bean(FilePacking.class).round();

      List<Map<String, Object>> lines = lines(panel, path);
      assertThat(lines).hasSize(LIMIT + 3);
      assertThat(lines).filteredOn("status", 200).hasSize(LIMIT - 2);
      assertThat(lines).filteredOn("status", 429).hasSize(2);
      assertThat(lines).filteredOn("status", 401).hasSize(1);
      assertThat(lines).filteredOn("status", 403).hasSize(1);
      assertThat(lines).filteredOn("status", 404).hasSize(1);
      assertThat(lines.getLast()).containsEntry("actor", "token:" + token.bearer().number());
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> lines(PanelClient panel, String path) {
    return (List<Map<String, Object>>)
        requireNonNull(panel.get(path + "/logs?limit=200").json().get("data"));
  }
}
