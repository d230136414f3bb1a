package dev.bowline.host.command.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.command.queue.CommandQueue.QueueMessage;
import dev.bowline.host.command.queue.CommandQueue.Reception;
import dev.bowline.host.testing.FakeCloud;
import dev.bowline.localstack.engines.LocalEngines;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Against an SQS that verifies SigV4 and evaluates the session's policy. */
final class SqsQueueTest {

  private final LocalEngines engines = LocalEngines.shared();
  private final StaticCredentialsProvider owner =
      StaticCredentialsProvider.create(
          AwsBasicCredentials.create(engines.accessKeyId(), engines.secretAccessKey()));
  private final String name = "bowline-server-" + UUID.randomUUID();

  private SqsClient sqs;
  private String url;

  @BeforeEach
  void createQueue() {
    sqs =
        SqsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(engines.sqsEndpoint())
            .region(Region.of(engines.region()))
            .credentialsProvider(owner)
            .build();
    url = sqs.createQueue(queue -> queue.queueName(name)).queueUrl();
  }

  @AfterEach
  void close() {
    sqs.close();
  }

  @Test
  void receivesWithVendedCredentialsAndDeletes() {
    SqsQueue queue = queue(vending(name));
    send("restart \"nginx\" é");
    List<QueueMessage> messages = received(queue);
    assertThat(messages).extracting(QueueMessage::body).containsExactly("restart \"nginx\" é");
    queue.delete(messages.getFirst());
    send("next");
    assertThat(received(queue)).extracting(QueueMessage::body).containsExactly("next");
  }

  @Test
  void asksForCredentialsOnceWhileTheyAreYoung() {
    FakeCloud cloud = vending(name);
    SqsQueue queue = queue(cloud);
    for (String body : List.of("one", "two", "three")) {
      send(body);
      received(queue).forEach(queue::delete);
    }
    assertThat(cloud.sent).hasSize(1);
  }

  @Test
  void asksForFreshCredentialsAfterSqsDeniedTheOldOnes() {
    FakeCloud cloud = vending("another-queue");
    SqsQueue queue = queue(cloud);
    assertThat(queue.receive())
        .isInstanceOfSatisfying(
            Reception.Unavailable.class,
            unavailable -> assertThat(unavailable.reason()).contains("AccessDenied"));
    cloud.answer(sent -> vend(name));
    send("at last");
    assertThat(received(queue)).hasSize(1);
    assertThat(cloud.sent).hasSize(2);
  }

  @Test
  void saysWhyWhenTheCloudVendsNothing() {
    SqsQueue queue = queue(new FakeCloud(sent -> new CloudAnswer.Refused(401, "AUTH_INVALID")));
    assertThat(queue.receive())
        .isEqualTo(new Reception.Unavailable("the cloud vends no credentials: 401 AUTH_INVALID"));
  }

  @Test
  void callsCredentialsDueAtThreeQuartersOfTheirLife() {
    Instant start = Instant.parse("2026-03-01T12:00:00Z");
    QueueCredentials credentials =
        QueueCredentials.of(
            Fields.of(
                Fields.object(
                    "queue_url",
                    url,
                    "region",
                    engines.region(),
                    "access_key_id",
                    "a",
                    "secret_access_key",
                    "b",
                    "session_token",
                    "c",
                    "expires_at",
                    start.plus(Duration.ofHours(1)).toString())),
            start);
    assertThat(credentials.areDue(start.plus(Duration.ofMinutes(44)))).isFalse();
    assertThat(credentials.areDue(start.plus(Duration.ofMinutes(45)))).isTrue();
    assertThat(credentials.areOver(start.plus(Duration.ofMinutes(59)))).isFalse();
    assertThat(credentials.toString()).contains("Secret[redacted]");
  }

  private void send(String body) {
    sqs.sendMessage(message -> message.queueUrl(url).messageBody(body));
  }

  private static List<QueueMessage> received(SqsQueue queue) {
    return switch (queue.receive()) {
      case Reception.Received(List<QueueMessage> messages) -> messages;
      case Reception.Unavailable(String reason) -> throw new AssertionError(reason);
    };
  }

  private static SqsQueue queue(FakeCloud cloud) {
    return new SqsQueue(cloud, SqsQueueTest::send, InstantSource.system());
  }

  private FakeCloud vending(String queueName) {
    return new FakeCloud(sent -> vend(queueName));
  }

  /** What the cloud does: a session narrowed to one queue. */
  private CloudAnswer vend(String queueName) {
    String policy =
        """
        {"Statement":[{"Effect":"Allow","Action":["sqs:ReceiveMessage","sqs:DeleteMessage"],
        "Resource":"arn:aws:sqs:%s:%s:%s"}]}\
        """
            .formatted(engines.region(), engines.accountId(), queueName);
    try (StsClient sts =
        StsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(engines.stsEndpoint())
            .region(Region.of(engines.region()))
            .credentialsProvider(owner)
            .build()) {
      Credentials session =
          sts.assumeRole(role ->
                  role.roleArn(engines.agentRoleArn()).roleSessionName("agent").policy(policy))
              .credentials();
      return FakeCloud.accepted(
          "queue_url", url,
          "region", engines.region(),
          "access_key_id", session.accessKeyId(),
          "secret_access_key", session.secretAccessKey(),
          "session_token", session.sessionToken(),
          "expires_at", session.expiration().toString());
    }
  }

  /** The front speaks plain HTTP on loopback, which the agent itself refuses to. */
  private static Http.Answer send(Http.Request request) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
    connection.setRequestMethod(request.method());
    request.headers().forEach(connection::setRequestProperty);
    connection.setDoOutput(true);
    connection.getOutputStream().write(request.body());
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return new Http.Answer(connection.getResponseCode(), body.readAllBytes());
    }
  }
}
