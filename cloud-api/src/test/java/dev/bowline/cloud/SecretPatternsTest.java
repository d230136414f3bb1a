package dev.bowline.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.contract.key.ApiToken;
import dev.bowline.contract.key.DeviceSecret;
import dev.bowline.contract.key.EnrolmentToken;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.key.LoginToken;
import dev.bowline.contract.key.SecretKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what the README tells secret scanners against the secrets there are. */
class SecretPatternsTest {

  private static final Path README = Path.of("../README.md");
  private static final Pattern ROW = Pattern.compile("\\| [^|]+ \\| `([a-z(].*_.*)` \\|");

  private final SecureRandom random = new SecureRandom();

  @Test
  void everySecretLooksAsTheReadmeSays() throws IOException {
    List<Pattern> patterns = patterns();
    List<String> secrets = secrets();

    assertThat(patterns).hasSize(6);
    assertThat(secrets)
        .allSatisfy(secret ->
            assertThat(patterns.stream().filter(one -> one.matcher(secret).matches()))
                .as(secret.substring(0, 4))
                .hasSize(1));
    assertThat(patterns).allSatisfy(one -> assertThat(secrets).anyMatch(one.asMatchPredicate()));
  }

  private List<String> secrets() {
    String webhook = "{\"name\":\"w\",\"url\":\"https://1.1.1.1/\",\"events\":[\"job.*\"]}";
    PanelClient panel = PanelClient.ofNewTenant(ProvisionedCloud.shared(Front.NETTY));
    return List.of(
        text(SecretKey.random(Environment.LIVE, random).reveal()),
        text(SecretKey.random(Environment.TEST, random).reveal()),
        text(DeviceSecret.random(random).reveal()),
        text(ApiToken.random(random).secret().reveal()),
        text(LoginToken.random(random).secret().reveal()),
        text(EnrolmentToken.random(random).reveal()),
        String.valueOf(panel.send("POST", "/panel/webhooks", webhook).data().get("secret")));
  }

  private static String text(byte[] secret) {
    return new String(secret, StandardCharsets.UTF_8);
  }

  private static List<Pattern> patterns() throws IOException {
    String section = Files.readString(README).split("## For secret scanners", 2)[1];
    return ROW.matcher(section.split("\n## ", 2)[0])
        .results()
        .map(row -> Pattern.compile(row.group(1).replace("\\|", "|")))
        .toList();
  }
}
