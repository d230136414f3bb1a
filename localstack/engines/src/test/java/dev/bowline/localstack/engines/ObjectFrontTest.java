package dev.bowline.localstack.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectFrontTest {

  private static final String BUCKET = "bowline-backups";

  private static final FakeClock CLOCK = new FakeClock();
  private static LocalEngines engines;
  private static Clients clients;
  private static S3Client owner;

  @BeforeAll
  static void start() throws Exception {
    engines = LocalEngines.start(EngineConfig.temporary().withClock(CLOCK));
    clients = new Clients(engines);
    owner = clients.s3(clients.root());
    owner.createBucket(one -> one.bucket(BUCKET));
  }

  @AfterAll
  static void stop() throws Exception {
    owner.close();
    engines.close();
  }

  @Test
  void deletesManyAtOnceForTheOwnerAlone() {
    put(owner, "hosts/5/a", "a");
    put(owner, "hosts/5/b", "b");
    var both =
        Delete.builder()
            .objects(
                ObjectIdentifier.builder().key("hosts/5/a").build(),
                ObjectIdentifier.builder().key("hosts/5/b").build())
            .build();
    try (var host = host(5)) {
      assertCode(() -> host.deleteObjects(one -> one.bucket(BUCKET).delete(both)), "AccessDenied");
    }
    owner.deleteObjects(one -> one.bucket(BUCKET).delete(both));
    assertThat(keys(owner, "hosts/5/")).isEmpty();
  }

  @Test
  void refusesAKeyThatLeadsElsewhereAsAPath() {
    put(owner, "hosts/2/secret", "secret");
    try (var host = host(1)) {
      assertCode(() -> text(host, "hosts/1/../2/secret"), "InvalidArgument");
    }
  }

  @Test
  void deniesAHostAnotherHostsObjectsAndTheirNames() {
    put(owner, "hosts/2/config", "config");
    try (var host = host(1)) {
      assertCode(() -> text(host, "hosts/2/config"), "AccessDenied");
      assertCode(() -> put(host, "hosts/2/config", "mine"), "AccessDenied");
      assertCode(() -> keys(host, "hosts/2/"), "AccessDenied");
      assertCode(() -> keys(host, "hosts/"), "AccessDenied");
      assertCode(() -> host.listObjectsV2(one -> one.bucket(BUCKET)), "AccessDenied");
      assertCode(() -> host.listBuckets(), "AccessDenied");
      assertCode(
          () -> host.deleteObject(one -> one.bucket(BUCKET).key("hosts/2/config")), "AccessDenied");
    }
    assertThat(text(owner, "hosts/2/config")).isEqualTo("config");
  }

  @Test
  void refusesAForgedSignatureAndAChangedBody() {
    var nobody = AwsBasicCredentials.create(engines.accessKeyId(), "not the secret");
    try (var forged = clients.s3(nobody)) {
      assertCode(() -> put(forged, "hosts/1/forged", "x"), "SignatureDoesNotMatch");
    }
    var attacker = new FakeAttacker(Clients.wire(), "", "", "changed");
    try (var tampered = clients.s3(clients.hostOf(BUCKET, 1, 900), attacker)) {
      assertCode(() -> put(tampered, "hosts/1/forged", "content"), "SignatureDoesNotMatch");
    }
    assertThat(keys(owner, "hosts/1/forged")).isEmpty();
  }

  @Test
  void refusesAnUnsignedRequestInTheWordsOfS3() throws Exception {
    var request =
        HttpRequest.newBuilder(engines.s3Endpoint().resolve("/" + BUCKET + "/hosts/1/x")).build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("<Code>AccessDenied</Code>");
    }
  }

  @Test
  void refusesASessionFromTheMomentItExpires() {
    try (var host = host(1)) {
      put(host, "hosts/1/early", "x");
      CLOCK.letPass(Duration.ofSeconds(901));
      assertCode(() -> put(host, "hosts/1/late", "x"), "SignatureDoesNotMatch");
    }
    CLOCK.letPass(Duration.ofSeconds(-901));
    try (var host = clients.s3(clients.hostOf(BUCKET, 1, 1))) {
      CLOCK.letPass(Duration.ofSeconds(2));
      assertCode(() -> put(host, "hosts/1/late", "x"), "ExpiredToken");
    }
  }

  @Test
  void takesNothingMoreWhenTheBucketIsFull() throws Exception {
    put(owner, "hosts/6/first", "x".repeat(1000));
    engines.objectQuota().limit(OptionalLong.of(1));
    try (var host = host(6)) {
      assertCode(() -> put(host, "hosts/6/second", "x"), "QuotaExceeded");
      host.deleteObject(one -> one.bucket(BUCKET).key("hosts/6/first"));
      engines.objectQuota().limit(OptionalLong.empty());
      put(host, "hosts/6/second", "x");
    } finally {
      engines.objectQuota().limit(OptionalLong.empty());
    }
  }

  private static S3Client host(int number) {
    return clients.s3(clients.hostOf(BUCKET, number, 900));
  }

  private static void put(S3Client client, String key, String content) {
    client.putObject(one -> one.bucket(BUCKET).key(key), RequestBody.fromString(content));
  }

  private static String text(S3Client client, String key) {
    return client.getObjectAsBytes(one -> one.bucket(BUCKET).key(key)).asUtf8String();
  }

  private static List<String> keys(S3Client client, String prefix) {
    return client.listObjectsV2(one -> one.bucket(BUCKET).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private static void assertCode(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            refusal -> assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code));
  }
}
