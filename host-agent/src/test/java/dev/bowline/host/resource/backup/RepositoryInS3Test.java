package dev.bowline.host.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Outcome;
import dev.bowline.host.aws.SessionKeys;
import dev.bowline.host.aws.SignedAws;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.cloud.Trust;
import dev.bowline.host.cloud.UrlConnections;
import dev.bowline.host.system.LocalProcesses;
import dev.bowline.host.system.LocalPrograms;
import dev.bowline.host.testing.FakeCloud;
import dev.bowline.host.testing.InMemory;
import dev.bowline.host.testing.TestCertificate;
import dev.bowline.localstack.engines.EngineConfig;
import dev.bowline.localstack.engines.LocalEngines;
import dev.bowline.localstack.engines.TlsListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Against an S3 that verifies SigV4, evaluates the session's policy and minds its expiry. */
@EnabledIf("dev.bowline.host.resource.backup.WorkRig#hasRestic")
final class RepositoryInS3Test {

  private static final Secret TOKEN = Secret.of("token");
  private static final int LIFE_SECONDS = 8;
  private static final int KIB_PER_SECOND = 200;

  @TempDir Path directory;

  @TempDir(factory = InMemory.class)
  Path memory;

  @TempDir static Path engineDirectory;

  private static LocalEngines engines;
  private static TestCertificate certificate;
  private static String origin;

  private final String bucket = "backups-" + UUID.randomUUID();
  private final AtomicInteger vended = new AtomicInteger();
  private CredentialsEndpoint endpoint;
  private String repository;
  private WorkRig rig;

  @BeforeAll
  static void startEngines() throws Exception {
    certificate = TestCertificate.in(engineDirectory);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      origin = "https://127.0.0.1:" + free.getLocalPort();
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(origin).getPort());
    engines =
        LocalEngines.start(
            EngineConfig.temporary()
                .withTlsListeners(List.of(new TlsListener(address, certificate.tls()))));
  }

  @AfterAll
  static void stopEngines() throws IOException {
    engines.close();
  }

  @BeforeEach
  void plant() throws IOException {
    repository = "s3:" + origin + "/" + bucket + "/hosts/" + WorkRig.SERVER;
    Path root = Files.createDirectory(directory.resolve("srv"));
    rig = new WorkRig(memory, root, new LocalPrograms(), repository, engines.region());
    rig.trust(certificate.pem());
    makeBucket();
    serveKeysFor(WorkRig.SERVER);
    assertThat(birth()).isEmpty();
  }

  @AfterEach
  void close() throws IOException {
    endpoint.close();
    engines.objectQuota().limit(OptionalLong.empty());
  }

  @Test
  void aBackupLongerThanItsKeysGoesOnWithFreshOnes() throws IOException {
    int seconds = 3 * LIFE_SECONDS;
    random("large", seconds * KIB_PER_SECOND * 1024);
    rig.limitUpload(KIB_PER_SECOND);
    long start = System.nanoTime();

    BackupOutcome.BackedUp backup = rig.backUp();

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThan(Duration.ofSeconds(2L * LIFE_SECONDS));
    assertThat(vended.get()).isGreaterThan(2);
    assertThat(rig.run(new BackupCommand.VerifyBackup(backup.snapshot())))
        .isInstanceOf(BackupOutcome.Verified.class);
  }

  @Test
  void aFullBucketIsSaidToBeFullAndTheNextRunSucceeds() throws IOException {
    random("large", 8_000_000);
    engines.objectQuota().limit(OptionalLong.of(2_000_000));
    Outcome full = rig.run(new BackupCommand.RunBackup(1, List.of()));
    assertThat(WorkTest.code(full)).as(full.toString()).isEqualTo("BUCKET_FULL");
    engines.objectQuota().limit(OptionalLong.empty());
    BackupOutcome.BackedUp backup = rig.backUp();
    Files.delete(rig.file("large"));
    assertThat(rig.restore(backup.snapshot(), List.of(rig.path("large")), null))
        .isInstanceOf(BackupOutcome.Restored.class);
  }

  @Test
  void keysOfAnotherHostOpenNothing() throws IOException {
    endpoint.close();
    serveKeysFor(WorkRig.SERVER + 1);
    random("small", 10);
    assertThat(WorkTest.code(rig.run(new BackupCommand.RunBackup(1, List.of()))))
        .isEqualTo("ACCESS_DENIED");
  }

  @Test
  void aBirthThatWasCutOffIsDoneAgain() throws IOException {
    bucket().delete("config");
    assertThat(birth()).isEmpty();
    assertThat(bucket().list("keys/")).hasSize(1);
    assertThat(rig.backUp().files()).isZero();
  }

  @Test
  void aRepositoryIsMadeOnceAndNeverOverWhatIsLeftOfOne() throws IOException {
    BackupOutcome.BackedUp backup = rig.backUp();
    assertThat(birth()).isEmpty();
    assertThat(rig.run(new BackupCommand.VerifyBackup(backup.snapshot())))
        .isInstanceOf(BackupOutcome.Verified.class);
    bucket().delete("config");
    assertThat(birth())
        .hasValueSatisfying(
            outcome -> assertThat(WorkTest.code(outcome)).isEqualTo("REPOSITORY_DAMAGED"));
    assertThat(bucket().list("keys/")).hasSize(1);
  }

  /** As the agent does it before it starts the unit of a backup. */
  private Optional<Outcome> birth() {
    JobFolder folder = rig.order(UUID.randomUUID(), new BackupCommand.RunBackup(1, List.of()));
    return new RepositoryBirth(new LocalProcesses(), rig.places.cache()).ensure(bucket(), folder);
  }

  private Bucket bucket() {
    Access access =
        new Access(
            repository,
            engines.region(),
            Secret.of("unused"),
            new Access.Keys(
                SessionKeys.of(((CloudAnswer.Accepted) vend(WorkRig.SERVER)).data()),
                Instant.MIN,
                Instant.MAX));
    return new Bucket(
        new SignedAws(
            new UrlConnections(Trust.sockets(Optional.of(certificate.pem()))),
            InstantSource.system()),
        access);
  }

  private void serveKeysFor(long server) {
    FakeCloud cloud = new FakeCloud(sent -> vend(server));
    endpoint =
        new CredentialsEndpoint(
            0, TOKEN, new Vending(cloud, new UUID(0, 1), InstantSource.system())::keys);
    rig.keysAt(endpoint.port());
  }

  private CloudAnswer vend(long server) {
    vended.incrementAndGet();
    Credentials credentials = credentials(server);
    return FakeCloud.accepted(
        "repository", "s3:https://unused",
        "region", engines.region(),
        "password", "correct horse",
        "access_key_id", credentials.accessKeyId(),
        "secret_access_key", credentials.secretAccessKey(),
        "session_token", credentials.sessionToken(),
        "expires_at", credentials.expiration().toString());
  }

  private Credentials credentials(long server) {
    try (StsClient sts =
        StsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(engines.stsEndpoint())
            .region(Region.of(engines.region()))
            .credentialsProvider(owner())
            .build()) {
      return sts.assumeRole(request ->
              request
                  .roleArn(engines.agentRoleArn())
                  .roleSessionName("backup-" + server)
                  .durationSeconds(LIFE_SECONDS)
                  .policy(policy(server)))
          .credentials();
    }
  }

  /** As the cloud narrows it. */
  private String policy(long server) {
    return """
    {"Version":"2012-10-17","Statement":[\
    {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject",\
    "s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],\
    "Resource":"arn:aws:s3:::%1$s/hosts/%2$d/*"},\
    {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::%1$s",\
    "Condition":{"StringLike":{"s3:prefix":"hosts/%2$d/*"}}},\
    {"Effect":"Allow","Action":"s3:GetBucketLocation","Resource":"arn:aws:s3:::%1$s"}]}\
    """
        .formatted(bucket, server);
  }

  private void makeBucket() {
    try (S3Client s3 =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(engines.s3Endpoint())
            .region(Region.of(engines.region()))
            .credentialsProvider(owner())
            .forcePathStyle(true)
            .build()) {
      var _ = s3.createBucket(request -> request.bucket(bucket));
    }
  }

  private StaticCredentialsProvider owner() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(engines.accessKeyId(), engines.secretAccessKey()));
  }

  private void random(String name, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(7).nextBytes(content);
    Files.write(rig.file(name), content);
  }
}
