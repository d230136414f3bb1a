package dev.bowline.localstack.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class AwsFrontTest {

  private static final FakeClock CLOCK = new FakeClock();
  private static LocalEngines engines;
  private static Clients clients;
  private static SqsClient owner;

  @BeforeAll
  static void start() throws Exception {
    engines = LocalEngines.start(EngineConfig.temporary().withClock(CLOCK).withDuplicateEvery(100));
    clients = new Clients(engines);
    owner = clients.sqs(clients.root());
  }

  @AfterAll
  static void stop() throws Exception {
    owner.close();
    engines.close();
  }

  @Test
  void tellsThisMachineHowOftenAgentsCalledAndCountsNobodyElse() throws Exception {
    owner.listQueues();
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(engines.sqsEndpoint().resolve("/calls")).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{}");
    }
  }

  @Test
  void sendsEveryMessageOfTheGivenNumberTwice() {
    String url = queue("doubled");
    for (int i = 0; i < 100; i++) {
      owner.sendMessage(one -> one.queueUrl(url).messageBody("restart"));
    }
    var attributes =
        owner.getQueueAttributes(one ->
            one.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    assertThat(attributes.attributesAsStrings())
        .containsEntry("ApproximateNumberOfMessages", "101");
  }

  @Test
  void deniesAnAgentAnotherServersQueue() {
    String url = queue("foreign");
    try (var agent = clients.sqs(clients.agentOf("own", 900))) {
      assertCode(() -> agent.receiveMessage(one -> one.queueUrl(url)), "AccessDenied");
    }
  }

  @Test
  void deniesAnAgentToSendIntoItsOwnQueue() {
    String url = queue("own");
    try (var agent = clients.sqs(clients.agentOf("own", 900))) {
      assertCode(
          () -> agent.sendMessage(one -> one.queueUrl(url).messageBody("x")), "AccessDenied");
    }
  }

  @Test
  void deniesASessionToAssumeARoleAndToUseTheVaultsKey() {
    var agent = clients.agentOf("own", 900);
    try (var sts = clients.sts(agent);
        var kms = clients.kms(agent)) {
      assertCode(
          () -> sts.assumeRole(one -> one.roleArn(engines.agentRoleArn()).roleSessionName("me")),
          "AccessDenied");
      assertCode(
          () -> kms.generateDataKey(one -> one.keyId(engines.kmsKeyId()).numberOfBytes(32)),
          "AccessDenied");
    }
  }

  @Test
  void letsAnExplicitDenyWin() {
    String url = queue("denied");
    var session =
        clients.session(
            """
            {"Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"*"},
            {"Effect":"Deny","Action":"SQS:Receive*","Resource":"arn:aws:sqs:*:*:deni?d"}]}\
            """,
            900);
    try (var agent = clients.sqs(session)) {
      agent.sendMessage(one -> one.queueUrl(url).messageBody("x"));
      assertCode(() -> agent.receiveMessage(one -> one.queueUrl(url)), "AccessDenied");
    }
  }

  @Test
  void refusesAPolicyItWouldNotEvaluate() {
    assertCode(
        () ->
            clients.session(
                """
                {"Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"*",
                "Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}\
                """,
                900),
        "MalformedPolicyDocument");
  }

  @Test
  void refusesASessionAfterItsExpiry() {
    String url = queue("own");
    try (var agent = clients.sqs(clients.agentOf("own", 60))) {
      agent.receiveMessage(one -> one.queueUrl(url));
      CLOCK.letPass(Duration.ofSeconds(61));
      assertCode(() -> agent.receiveMessage(one -> one.queueUrl(url)), "ExpiredToken");
    } finally {
      CLOCK.letPass(Duration.ofSeconds(-61));
    }
  }

  @Test
  void refusesAWrongSecretAndAnUnknownKey() {
    try (var wrong = clients.sqs(AwsBasicCredentials.create(engines.accessKeyId(), "wrong"));
        var unknown = clients.sqs(AwsBasicCredentials.create("AKIA0000000000000000", "wrong"))) {
      assertCode(wrong::listQueues, "SignatureDoesNotMatch");
      assertCode(unknown::listQueues, "InvalidClientTokenId");
    }
  }

  @Test
  void refusesATokenOfAnotherSession() {
    var mine = (AwsSessionCredentials) clients.agentOf("own", 900);
    var other = (AwsSessionCredentials) clients.agentOf("foreign", 900);
    var mixed =
        AwsSessionCredentials.create(
            mine.accessKeyId(), mine.secretAccessKey(), other.sessionToken());
    try (var agent = clients.sqs(mixed)) {
      assertCode(agent::listQueues, "InvalidClientTokenId");
    }
  }

  @Test
  void refusesABodyThatWasChangedAfterSigning() {
    try (var sqs = tampered("", "", "{\"QueueNamePrefix\":\"other\"}")) {
      assertCode(sqs::listQueues, "SignatureDoesNotMatch");
    }
  }

  @Test
  void refusesATargetThatWasChangedAfterSigning() {
    try (var sqs = tampered("X-Amz-Target", "AmazonSQS.PurgeQueue", "")) {
      assertCode(sqs::listQueues, "SignatureDoesNotMatch");
    }
  }

  @Test
  void refusesAnAmzHeaderThatIsNotSigned() {
    try (var sqs = tampered("X-Amz-Added", "later", "")) {
      assertCode(sqs::listQueues, "SignatureDoesNotMatch");
    }
  }

  @Test
  void refusesASignatureOlderThanFiveMinutes() {
    try (var sqs = clients.sqs(clients.root())) {
      CLOCK.letPass(Duration.ofSeconds(301));
      assertCode(sqs::listQueues, "SignatureDoesNotMatch");
    } finally {
      CLOCK.letPass(Duration.ofSeconds(-301));
    }
  }

  @Test
  void refusesARequestWithoutASignature() throws Exception {
    var request =
        HttpRequest.newBuilder(engines.sqsEndpoint())
            .header("X-Amz-Target", "AmazonSQS.ListQueues")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("MissingAuthenticationToken");
    }
  }

  private static String queue(String name) {
    return owner.createQueue(one -> one.queueName(name)).queueUrl();
  }

  private static SqsClient tampered(String header, String value, String body) {
    return clients.sqs(clients.root(), new FakeAttacker(Clients.wire(), header, value, body));
  }

  private static void assertCode(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            refusal -> assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code));
  }
}
