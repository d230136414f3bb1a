package dev.bowline.cloud.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.engines.LocalEngines;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class BackupAccessTest {

  private final TestingCloud cloud = TestingServers.shared();
  private final TestingBackups host = TestingBackups.on(cloud);
  private final SimulatedAgent agent = host.agent();

  @Test
  void opensTheHostsOwnRepositoryAndKeepsItsPassword() {
    CommandMessage command = command();

    TestAnswer first = host.access(command);
    TestAnswer second = host.access(command);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.header("Cache-Control")).hasValue("no-store");
    assertThat(field(first, "repository"))
        .isEqualTo(
            "s3:" + LocalEngines.shared().s3Endpoint() + "/" + bucket(first) + "/" + prefix(host));
    assertThat(field(first, "password")).hasSize(43).isEqualTo(field(second, "password"));
    assertThat(field(first, "session_token")).isNotEqualTo(field(second, "session_token"));
    assertThat(Instant.parse(field(first, "expires_at")))
        .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_700));
  }

  @Test
  void givesEveryHostAnotherPassword() {
    TestingBackups other = TestingBackups.on(cloud);

    assertThat(field(access(), "password"))
        .isNotEqualTo(field(other.access(command(other)), "password"));
  }

  @Test
  void makesOnePasswordHoweverManyAskAtOnce() throws Exception {
    String id = command().id().toString();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          IntStream.range(0, 8)
              .mapToObj(each -> threads.submit(() -> TestingBackups.access(agent, id)))
              .toList();
      List<String> passwords = new ArrayList<>();
      for (var one : asked) {
        passwords.add(field(one.get(), "password"));
      }
      assertThat(passwords).hasSize(8).containsOnly(passwords.getFirst());
    }
  }

  @Test
  void letsAHostWorkInItsOwnPartOfTheBucketAndInNoOther() {
    TestingBackups other = TestingBackups.on(cloud);
    TestAnswer own = access();
    TestAnswer foreign = other.access(command(other));
    String bucket = bucket(own);

    try (S3Client s3 = TestingBackups.s3(own);
        S3Client theirs = TestingBackups.s3(foreign)) {
      put(theirs, bucket, prefix(other) + "/config");
      put(s3, bucket, prefix(host) + "/config");
      assertThat(names(s3, bucket, prefix(host) + "/")).containsExactly(prefix(host) + "/config");
      s3.deleteObject(one -> one.bucket(bucket).key(prefix(host) + "/config"));

      assertDenied(() -> put(s3, bucket, prefix(other) + "/config"));
      assertDenied(() -> s3.getObject(one -> one.bucket(bucket).key(prefix(other) + "/config")));
      assertDenied(() -> s3.deleteObject(one -> one.bucket(bucket).key(prefix(other) + "/config")));
      assertDenied(() -> names(s3, bucket, prefix(other) + "/"));
      assertDenied(() -> names(s3, bucket, "hosts/"));
      assertDenied(() -> s3.listObjectsV2(one -> one.bucket(bucket)));
    }
  }

  @Test
  void endsWithTheJob() {
    CommandMessage command = command();
    agent.report(
        new Report.Result(
            command.id(), 1, cloud.clock().instant(), SimulatedAgent.outcome(command.command())));

    assertRefused(host.access(command), "NOT_FOUND");
  }

  @Test
  void isRefusedForWhatIsNoUnfinishedBackupJobOfThisHost() {
    TestingBackups other = TestingBackups.on(cloud);
    String foreign = command(other).id().toString();
    cloud
        .client(host.key())
        .send(
            TestRequest.of("POST", "/v1/server/services/nginx/restart")
                .with("Prefer", "respond-async"));
    String restart = agent.receive(5).orElseThrow().id().toString();

    assertRefused(TestingBackups.access(agent, foreign), "NOT_FOUND");
    assertRefused(TestingBackups.access(agent, restart), "NOT_FOUND");
    assertRefused(TestingBackups.access(agent, UUID.randomUUID().toString()), "NOT_FOUND");
    assertThat(TestingBackups.access(agent, "none").status()).isEqualTo(400);
    assertThat(agent.send("POST", "/agent/v1/backup-access", Map.of()).status()).isEqualTo(400);
  }

  @Test
  void livesAsLongAsConfigured() {
    try (TestingCloud brief =
        TestingServers.cloud(
            Map.of(
                "bowline.aws.agent-credentials-life", "60s",
                "bowline.aws.agent-s3-endpoint", "https://10.77.0.1:3003"))) {
      TestingBackups own = TestingBackups.on(brief);
      TestAnswer access = own.access(command(own));

      assertThat(Instant.parse(field(access, "expires_at")))
          .isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(61));
      assertThat(field(access, "repository")).startsWith("s3:https://10.77.0.1:3003/");
    }
  }

  @Test
  void opensABucketUnderAKeyOfItsOwn() {
    String key = "arn:aws:kms:eu-central-1:000000000000:key/backups";
    try (TestingCloud encrypted =
        TestingServers.cloud(Map.of("bowline.aws.backup-kms-key-arn", key))) {
      TestingBackups own = TestingBackups.on(encrypted);
      TestAnswer access = own.access(command(own));

      try (S3Client s3 = TestingBackups.s3(access)) {
        put(s3, bucket(access), prefix(own) + "/config");
        assertThat(names(s3, bucket(access), prefix(own) + "/")).hasSize(1);
      }
    }
  }

  private TestAnswer access() {
    return host.access(command());
  }

  private CommandMessage command() {
    return command(host);
  }

  private static CommandMessage command(TestingBackups asked) {
    asked.asked("nightly");
    return asked.agent().receive(5).orElseThrow();
  }

  private static String prefix(TestingBackups host) {
    return "hosts/" + host.agent().serverId();
  }

  private static String bucket(TestAnswer access) {
    String repository = field(access, "repository").substring("s3:".length());
    return Path.of(URI.create(repository).getPath()).getName(0).toString();
  }

  private static String field(TestAnswer answer, String name) {
    return Fields.of(answer.json()).text(name);
  }

  private static void put(S3Client s3, String bucket, String key) {
    s3.putObject(one -> one.bucket(bucket).key(key), RequestBody.fromString("content"));
  }

  private static List<String> names(S3Client s3, String bucket, String prefix) {
    return s3.listObjectsV2(one -> one.bucket(bucket).prefix(prefix)).contents().stream()
        .map(object -> object.key())
        .toList();
  }

  private static void assertRefused(TestAnswer answer, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo(code);
  }

  private static void assertDenied(ThrowingCallable call) {
    AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
  }
}
