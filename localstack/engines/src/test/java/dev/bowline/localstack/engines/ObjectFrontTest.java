package dev.bowline.localstack.engines;

import static dev.bowline.localstack.engines.HostBucket.assertCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

class ObjectFrontTest {

  private static final HostBucket BUCKET = new HostBucket("bowline-backups");

  private static final FakeClock CLOCK = new FakeClock();
  private static LocalEngines engines;
  private static Clients clients;
  private static S3Client owner;

  @BeforeAll
  static void start() throws Exception {
    engines = LocalEngines.start(EngineConfig.temporary().withClock(CLOCK));
    clients = new Clients(engines);
    owner = clients.s3(clients.root());
    owner.createBucket(one -> one.bucket(BUCKET.name()));
  }

  @AfterAll
  static void stop() throws Exception {
    owner.close();
    engines.close();
  }

  @Test
  void deletesManyAtOnceForTheOwnerAlone() {
    BUCKET.put(owner, "hosts/5/a", "a");
    BUCKET.put(owner, "hosts/5/b", "b");
    var both =
        Delete.builder()
            .objects(
                ObjectIdentifier.builder().key("hosts/5/a").build(),
                ObjectIdentifier.builder().key("hosts/5/b").build())
            .build();
    try (var host = BUCKET.host(clients, 5)) {
      assertCode(
          () -> host.deleteObjects(one -> one.bucket(BUCKET.name()).delete(both)), "AccessDenied");
    }
    owner.deleteObjects(one -> one.bucket(BUCKET.name()).delete(both));
    assertThat(BUCKET.keys(owner, "hosts/5/")).isEmpty();
  }

  @Test
  void refusesAKeyThatLeadsElsewhereAsAPath() {
    BUCKET.put(owner, "hosts/2/secret", "secret");
    try (var host = BUCKET.host(clients, 1)) {
      assertCode(() -> BUCKET.text(host, "hosts/1/../2/secret"), "InvalidArgument");
    }
  }

  @Test
  void deniesAHostAnotherHostsObjectsAndTheirNames() {
    BUCKET.put(owner, "hosts/2/config", "config");
    try (var host = BUCKET.host(clients, 1)) {
      assertCode(() -> BUCKET.text(host, "hosts/2/config"), "AccessDenied");
      assertCode(() -> BUCKET.put(host, "hosts/2/config", "mine"), "AccessDenied");
      assertCode(() -> BUCKET.keys(host, "hosts/2/"), "AccessDenied");
      assertCode(() -> BUCKET.keys(host, "hosts/"), "AccessDenied");
      assertCode(() -> host.listObjectsV2(one -> one.bucket(BUCKET.name())), "AccessDenied");
      assertCode(() -> host.listBuckets(), "AccessDenied");
      assertCode(
          () -> host.deleteObject(one -> one.bucket(BUCKET.name()).key("hosts/2/config")),
          "AccessDenied");
    }
    assertThat(BUCKET.text(owner, "hosts/2/config")).isEqualTo("config");
  }

  @Test
  void refusesAForgedSignatureAndAChangedBody() {
    var nobody = AwsBasicCredentials.create(engines.accessKeyId(), "not the secret");
    try (var forged = clients.s3(nobody)) {
      assertCode(() -> BUCKET.put(forged, "hosts/1/forged", "x"), "SignatureDoesNotMatch");
    }
    var attacker = new FakeAttacker(Clients.wire(), "", "", "changed");
    try (var tampered = clients.s3(clients.hostOf(BUCKET.name(), 1, 900), attacker)) {
      assertCode(() -> BUCKET.put(tampered, "hosts/1/forged", "content"), "SignatureDoesNotMatch");
    }
    assertThat(BUCKET.keys(owner, "hosts/1/forged")).isEmpty();
  }

  @Test
  void refusesAnUnsignedRequestInTheWordsOfS3() throws Exception {
    var request =
        HttpRequest.newBuilder(engines.s3Endpoint().resolve("/" + BUCKET.name() + "/hosts/1/x"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("<Code>AccessDenied</Code>");
    }
  }

  @Test
  void refusesASessionFromTheMomentItExpires() {
    try (var host = BUCKET.host(clients, 1)) {
      BUCKET.put(host, "hosts/1/early", "x");
      CLOCK.letPass(Duration.ofSeconds(901));
      assertCode(() -> BUCKET.put(host, "hosts/1/late", "x"), "SignatureDoesNotMatch");
    }
    CLOCK.letPass(Duration.ofSeconds(-901));
    try (var host = clients.s3(clients.hostOf(BUCKET.name(), 1, 1))) {
      CLOCK.letPass(Duration.ofSeconds(2));
      assertCode(() -> BUCKET.put(host, "hosts/1/late", "x"), "ExpiredToken");
    }
  }

  @Test
  void takesNothingMoreWhenTheBucketIsFull() throws Exception {
    BUCKET.put(owner, "hosts/6/first", "x".repeat(1000));
    engines.objectQuota().limit(OptionalLong.of(1));
    try (var host = BUCKET.host(clients, 6)) {
      assertCode(() -> BUCKET.put(host, "hosts/6/second", "x"), "QuotaExceeded");
      host.deleteObject(one -> one.bucket(BUCKET.name()).key("hosts/6/first"));
      engines.objectQuota().limit(OptionalLong.empty());
      BUCKET.put(host, "hosts/6/second", "x");
    } finally {
      engines.objectQuota().limit(OptionalLong.empty());
    }
  }
}
