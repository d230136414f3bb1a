package dev.bowline.cloud.webhook;

import static dev.bowline.cloud.webhook.TestingWebhooks.carryDue;
import static dev.bowline.cloud.webhook.TestingWebhooks.hooked;
import static dev.bowline.cloud.webhook.TestingWebhooks.path;
import static dev.bowline.cloud.webhook.TestingWebhooks.publish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.json.JsonMapper;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference library of Standard Webhooks, {@code standardwebhooks} of npm, as receiver. */
class ReferenceLibraryTest {

  private static final Path SOURCE = Path.of("src/test/node/standardwebhooks");
  private static final Path INSTALLED = Path.of("target/standardwebhooks");

  /** As the build of the pages has installed them. */
  private static final Path NODE = Path.of("web/target/node/node").toAbsolutePath();

  private static final Path NPM =
      NODE.resolveSibling("node_modules/npm/bin/npm-cli.js").toAbsolutePath();

  private static final String VERIFIED = "0 server.silent";

  private final TestingCloud cloud = TestingWebhooks.startSending();
  private final Receiver receiver = new Receiver();
  private final long tenant = TestingWebhooks.newTenant();
  private final TestKey key = cloud.keys().tenant(tenant).create();

  @BeforeAll
  static void install() throws Exception {
    Assumptions.assumeTrue(Files.exists(NODE) && Files.exists(NPM), "needs the pages built");
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "verify.js")) {
      Files.copy(
          SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    String installed = run("", NPM.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    assertThat(installed).startsWith("0 ");
  }

  @AfterEach
  void close() {
    receiver.close();
    cloud.close();
  }

  @Test
  void verifiesADelivery() throws Exception {
    Map<String, Object> made = hooked(cloud, key, receiver.url());
    Receiver.Message message = deliver(1);

    assertThat(verify(message, secret(made))).isEqualTo(VERIFIED);
    Receiver.Message altered =
        new Receiver.Message(message.headers(), message.path(), message.body() + " ");
    assertThat(verify(altered, secret(made))).startsWith("1 ");
    assertThat(verify(message, secret(hooked(cloud, key, receiver.url())))).startsWith("1 ");
  }

  @Test
  void verifiesWithBothSecretsForADayAfterARotation() throws Exception {
    Map<String, Object> first = hooked(cloud, key, receiver.url());
    Map<String, Object> second =
        cloud.client(key).post(path(first) + "/rotate-secret", "{\"n\":1}").data();
    Receiver.Message during = deliver(1);
    assertThat(verify(during, secret(first))).isEqualTo(VERIFIED);
    assertThat(verify(during, secret(second))).isEqualTo(VERIFIED);

    Map<String, Object> third =
        cloud.client(key).post(path(first) + "/rotate-secret", "{\"n\":2}").data();
    Receiver.Message twice = deliver(2);
    assertThat(verify(twice, secret(first))).startsWith("1 ");
    assertThat(verify(twice, secret(second))).isEqualTo(VERIFIED);
    assertThat(verify(twice, secret(third))).isEqualTo(VERIFIED);

    cloud.clock().advance(Webhooks.OVERLAP.plus(Duration.ofSeconds(1)));
    assertThat(deliver(3).header("webhook-signature")).doesNotContain(" ");
  }

  private Receiver.Message deliver(long server) {
    publish(cloud, tenant, server);
    carryDue(cloud);
    return receiver.received().getLast();
  }

  private static String secret(Map<String, Object> issued) {
    return (String) Objects.requireNonNull(issued.get("secret"));
  }

  /** The exit code of the receiver, and what it printed. */
  private static String verify(Receiver.Message message, String secret) throws Exception {
    Map<String, Object> input =
        Map.of("secret", secret, "headers", message.headers(), "payload", message.body());
    byte[] json = JsonMapper.createDefault().writeValueAsBytes(input);
    return run(new String(json, StandardCharsets.UTF_8), "verify.js");
  }

  private static String run(String input, String... script) throws Exception {
    List<String> command = new ArrayList<>(List.of(NODE.toString()));
    command.addAll(List.of(script));
    Process process =
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() + " " + output;
  }
}
