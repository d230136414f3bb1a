package dev.bowline.cloud.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;

class RotationTest {

  private final Installation installation = new Installation();
  private final TestingCloud cloud = installation.cloud;
  private final Rotation rotation = cloud.bean(Rotation.class);

  @AfterEach
  void stop() {
    installation.close();
  }

  @Test
  void sealsEverythingAgainAndNobodyNotices() {
    TestingCloud warm = cloud.anotherInstance(Front.NETTY);
    installation.opensEverything(warm);
    assertThat(rotation.state().epoch()).isEqualTo(1);

    RotationState begun = rotation.begin();
    assertThat(begun.epoch()).isEqualTo(2);
    assertThat(begun.left()).isEqualTo(7);
    rotation.round();

    assertThat(rotation.state().left()).isZero();
    assertThat(installation.columns())
        .containsExactlyInAnyOrder(
            "api_key.secret",
            "device.secret",
            "webhook.secret",
            "webhook.previous_secret",
            "command_key.private_key",
            "backup_password.password",
            "second_factor.secret")
        .allSatisfy(column -> assertThat(installation.epochs(column)).containsExactly("2"));
    try (TestingCloud cold = cloud.anotherInstance(Front.LAMBDA)) {
      installation.opensEverything(cold);
    }
    installation.opensEverything(warm);
    warm.close();
  }

  @Test
  void sealsWhatIsMadeMeanwhileInTheNewEpoch() {
    rotation.begin();
    TestKey made = installation.panel.createKey("{\"name\":\"new\",\"scopes\":[\"*:*\"]}");

    assertThat(cloud.client(made).get("/v1/me").status()).isEqualTo(200);
    assertThat(installation.epochs("api_key.secret")).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void isFinishedOnceNothingIsLeftAndTenMinutesHavePassed() {
    cloud.clock().stop();
    rotation.begin();
    rotation.round();
    assertThat(rotation.state().finishedAt()).isNull();
    assertThat(rotation.begin().epoch()).as("not while one is unfinished").isEqualTo(2);

    cloud.clock().advance(Rotation.SETTLING.minusSeconds(1));
    rotation.round();
    assertThat(rotation.state().finishedAt()).isNull();

    cloud.clock().advance(Duration.ofSeconds(1));
    rotation.round();
    assertThat(rotation.state().finishedAt()).isEqualTo(cloud.clock().instant());
    assertThat(rotation.begin().epoch()).isEqualTo(3);
  }

  @Test
  void goesOnWhereItWasStopped() {
    String intact = installation.rows("SELECT password FROM backup_password").getFirst();
    installation.run("UPDATE backup_password SET password = 'v1.1.AAAA.AAAA.AAAA'");
    rotation.begin();
    rotation.round();
    cloud.clock().advance(Rotation.SETTLING);
    rotation.round();
    assertThat(rotation.state().left()).isEqualTo(1);
    assertThat(rotation.state().finishedAt()).isNull();

    installation.run("UPDATE backup_password SET password = '" + intact + "'");
    try (TestingCloud next = cloud.anotherInstance(Front.NETTY)) {
      next.bean(Rotation.class).round();
      assertThat(rotation.state().left()).isZero();
      assertThat(rotation.state().finishedAt()).isNotNull();
      installation.opensEverything(next);
    }
  }

  @Test
  void maySweepManyTimesAtOnceAndBeginsOneEpoch() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> run =
          () -> {
            rotation.begin();
            rotation.round();
            return null;
          };
      for (var one : threads.invokeAll(List.of(run, run, run, run))) {
        one.get();
      }
    }
    rotation.round();
    assertThat(rotation.state().epoch()).isEqualTo(2);
    assertThat(rotation.state().left()).isZero();
    installation.opensEverything(cloud);
  }

  @Test
  void movesToAnotherMasterKeyAfterWhichTheFormerIsNotNeeded() {
    String former = cloud.context().getRequiredProperty("bowline.vault.kms-key-id", String.class);
    String next = cloud.bean(KmsClient.class).createKey().keyMetadata().keyId();
    Map<String, Object> alone = Map.of("bowline.vault.kms-key-id", next);
    Map<String, Object> both =
        Map.of(
            "bowline.vault.kms-key-id", next, "bowline.vault.former-kms-key-ids", List.of(former));
    try (TestingCloud tooEarly = cloud.anotherInstance(Front.NETTY, alone)) {
      assertThat(tooEarly.client(installation.key).get("/v1/me").status()).isEqualTo(503);
    }
    try (TestingCloud moving = cloud.anotherInstance(Front.NETTY, both)) {
      installation.opensEverything(moving);
      moving.bean(Rotation.class).begin();
      moving.bean(Rotation.class).round();
    }
    try (TestingCloud moved = cloud.anotherInstance(Front.NETTY, alone)) {
      installation.opensEverything(moved);
    }
  }

  @Test
  void tellsPeopleAndProgramsHowFarItIs() throws IOException {
    assertThat(command(RotateVault.DONE, "--status")).contains("never rotated");
    rotation.begin();
    assertThat(command(RotateVault.LEFT, "--status"))
        .startsWith("Epoch 2, begun at ")
        .contains("API keys: 2 sealed before it");
    assertThat(command(RotateVault.DONE, "--json"))
        .contains("\"epoch\":2", "\"finished_at\":null", "\"API keys\":0");
    assertThat(command(RotateVault.DONE)).contains("all is sealed in it");
    cloud.clock().advance(Rotation.SETTLING);
    assertThat(command(RotateVault.DONE)).contains("former master keys may be disabled");
    assertThat(command(RotateVault.DONE)).as("and again").startsWith("Epoch 3");
  }

  private String command(int expected, String... options) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int code = RotateVault.run(rotation, Set.of(options), new PrintStream(output, true, UTF_8));
    assertThat(code).isEqualTo(expected);
    return output.toString(UTF_8);
  }
}
