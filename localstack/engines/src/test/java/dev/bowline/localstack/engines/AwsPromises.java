package dev.bowline.localstack.engines;

import static dev.bowline.localstack.engines.HostBucket.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * What the cloud counts on in AWS, asked of whatever stands in for it. Signatures, roles and
 * session policies are not among it, because LocalStack checks none: those are {@link
 * AwsFrontTest}'s and {@link ObjectFrontTest}'s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AwsPromises {

  private static final HostBucket BUCKET = new HostBucket("promised-backups");
  private static final String TABLE = "promised";
  private static final int LARGE = 40 * 1024 * 1024;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Engines engines;
  private Clients clients;
  private SqsClient owner;
  private S3Client objects;

  /** Starts the engines in question; what they keep may lie in {@code directory}. */
  abstract Engines start(Path directory) throws Exception;

  @BeforeAll
  void connect(@TempDir Path directory) throws Exception {
    engines = opened(start(directory));
    clients = new Clients(engines);
    owner = opened(clients.sqs(clients.root()));
    objects = opened(clients.s3(clients.root()));
    var here = CreateBucketConfiguration.builder().locationConstraint(engines.region()).build();
    objects.createBucket(one -> one.bucket(BUCKET.name()).createBucketConfiguration(here));
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.push(one);
    return one;
  }

  @AfterAll
  void disconnect() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void tellsTheOwnerWhoHeIs() {
    try (var sts = clients.sts(clients.root())) {
      assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:root");
    }
  }

  @Test
  void makesAQueueOnceAndKnowsItByItsName() {
    String url = queue("named");
    assertThat(queue("named")).isEqualTo(url);
    assertThat(owner.getQueueUrl(one -> one.queueName("named")).queueUrl()).isEqualTo(url);
    assertThat(url).startsWith(engines.sqsEndpoint().toString());
    owner.deleteQueue(one -> one.queueUrl(url));
    assertThatThrownBy(() -> owner.getQueueUrl(one -> one.queueName("never-made")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void changesAnItemOnConditionAndShowsItWhenTheConditionFails() {
    try (var dynamoDb = clients.dynamoDb()) {
      createTable(dynamoDb);
      assertThat(count(dynamoDb, 0)).containsEntry("n", AttributeValue.fromN("1"));
      assertThatThrownBy(() -> count(dynamoDb, 0))
          .isInstanceOfSatisfying(
              ConditionalCheckFailedException.class,
              refusal -> assertThat(refusal.item()).containsEntry("n", AttributeValue.fromN("1")));
      assertThat(count(dynamoDb, 1)).containsEntry("n", AttributeValue.fromN("2"));
    }
  }

  @Test
  void letsAnAgentReceiveAndDeleteInItsOwnQueue() {
    String url = queue("promised");
    owner.sendMessage(one -> one.queueUrl(url).messageBody("restart"));
    try (var agent = clients.sqs(clients.agentOf("promised", 900))) {
      var message = agent.receiveMessage(one -> one.queueUrl(url)).messages().getFirst();
      assertThat(message.body()).isEqualTo("restart");
      agent.deleteMessage(one -> one.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
  }

  @Test
  void wakesWhoeverWaitsForAMessage() throws Exception {
    String url = queue("awaited");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var received = threads.submit(() -> waitFor(url));
      Thread.sleep(Duration.ofMillis(500));
      assertThat(received).isNotDone();
      owner.sendMessage(one -> one.queueUrl(url).messageBody("restart"));
      assertThat(received.get(15, TimeUnit.SECONDS)).containsExactly("restart");
    }
  }

  @Test
  void givesAMessageThatNobodyDeletedToWhoeverWaits() {
    String url = queue("again");
    owner.sendMessage(one -> one.queueUrl(url).messageBody("restart"));
    owner.receiveMessage(one -> one.queueUrl(url).visibilityTimeout(1));
    assertThat(waitFor(url)).containsExactly("restart");
  }

  @Test
  void opensADataKeyOnlyInTheContextItWasMadeFor() {
    try (var kms = clients.kms(clients.root())) {
      var context = Map.of("tenant", "1", "epoch", "2");
      var key =
          kms.generateDataKey(one ->
              one.keyId(engines.kmsKeyId())
                  .keySpec(DataKeySpec.AES_256)
                  .encryptionContext(context));
      assertThat(
              kms.decrypt(
                      one -> one.ciphertextBlob(key.ciphertextBlob()).encryptionContext(context))
                  .plaintext())
          .isEqualTo(key.plaintext());
      assertCode(
          () ->
              kms.decrypt(one ->
                  one.ciphertextBlob(key.ciphertextBlob())
                      .encryptionContext(Map.of("tenant", "2", "epoch", "2"))),
          "InvalidCiphertextException");
    }
  }

  @Test
  void doesNotKnowAKeyThatNobodyCreated() {
    try (var kms = clients.kms(clients.root())) {
      assertCode(
          () -> kms.encrypt(one -> one.keyId("nobodys").plaintext(SdkBytes.fromUtf8String("text"))),
          "NotFoundException");
    }
  }

  @Test
  void wakesALongPollWhenAMessageArrivesAndServesOthersMeanwhile() throws Exception {
    String url = queue("polled");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var polls =
          IntStream.range(0, 20)
              .mapToObj(each ->
                  threads.submit(
                      () -> owner.receiveMessage(one -> one.queueUrl(url).waitTimeSeconds(20))))
              .toList();
      for (int sent = 0; sent < polls.size(); sent++) {
        owner.sendMessage(one -> one.queueUrl(url).messageBody("wake"));
      }
      for (var poll : polls) {
        assertThat(poll.get().messages()).hasSize(1);
      }
    }
  }

  @Test
  void letsAHostWriteReadListAndDeleteBelowItsOwnPrefix() {
    try (var host = BUCKET.host(clients, 1)) {
      BUCKET.put(host, "hosts/1/data/ab/pack", "content");
      assertThat(BUCKET.text(host, "hosts/1/data/ab/pack")).isEqualTo("content");
      assertThat(host.headObject(one -> one.bucket(BUCKET.name()).key("hosts/1/data/ab/pack")))
          .returns(7L, object -> object.contentLength());
      assertThat(BUCKET.keys(host, "hosts/1/data/")).containsExactly("hosts/1/data/ab/pack");
      assertThat(
              host.getBucketLocation(one -> one.bucket(BUCKET.name())).locationConstraintAsString())
          .isEqualTo(engines.region());
      host.deleteObject(one -> one.bucket(BUCKET.name()).key("hosts/1/data/ab/pack"));
      assertThatThrownBy(() -> BUCKET.text(host, "hosts/1/data/ab/pack"))
          .isInstanceOf(NoSuchKeyException.class);
    }
  }

  @Test
  void carriesAnObjectLargerThanTheMemoryItMayTake() throws Exception {
    byte[] content = new byte[LARGE];
    new Random(7).nextBytes(content);
    try (var host = BUCKET.host(clients, 1)) {
      host.putObject(
          one -> one.bucket(BUCKET.name()).key("hosts/1/large"), RequestBody.fromBytes(content));
      try (InputStream back =
          host.getObject(
              one -> one.bucket(BUCKET.name()).key("hosts/1/large").range("bytes=10-19"))) {
        assertThat(back.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 10, 20));
      }
      try (InputStream back =
          host.getObject(one -> one.bucket(BUCKET.name()).key("hosts/1/large"))) {
        assertThat(back.readAllBytes()).isEqualTo(content);
      }
    }
  }

  @Test
  void takesAnObjectInParts() {
    String key = "hosts/1/parts";
    var upload =
        objects.createMultipartUpload(one -> one.bucket(BUCKET.name()).key(key)).uploadId();
    var part =
        objects.uploadPart(
            one -> one.bucket(BUCKET.name()).key(key).uploadId(upload).partNumber(1),
            RequestBody.fromString("whole"));
    objects.completeMultipartUpload(one ->
        one.bucket(BUCKET.name())
            .key(key)
            .uploadId(upload)
            .multipartUpload(
                all -> all.parts(CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
    assertThat(BUCKET.text(objects, key)).isEqualTo("whole");
  }

  private static Map<String, AttributeValue> count(DynamoDbClient dynamoDb, int seen) {
    return dynamoDb
        .updateItem(one ->
            one.tableName(TABLE)
                .key(Map.of("pk", AttributeValue.fromS("counted")))
                .updateExpression("ADD n :one")
                .conditionExpression("attribute_not_exists(n) OR n = :seen")
                .expressionAttributeValues(
                    Map.of(
                        ":one",
                        AttributeValue.fromN("1"),
                        ":seen",
                        AttributeValue.fromN(Integer.toString(seen))))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .attributes();
  }

  private static void createTable(DynamoDbClient dynamoDb) {
    var key = KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build();
    var type =
        AttributeDefinition.builder()
            .attributeName("pk")
            .attributeType(ScalarAttributeType.S)
            .build();
    dynamoDb.createTable(one ->
        one.tableName(TABLE)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key)
            .attributeDefinitions(type));
    dynamoDb.waiter().waitUntilTableExists(one -> one.tableName(TABLE));
  }

  private List<String> waitFor(String url) {
    return owner.receiveMessage(one -> one.queueUrl(url).waitTimeSeconds(20)).messages().stream()
        .map(Message::body)
        .toList();
  }

  private String queue(String name) {
    return owner.createQueue(one -> one.queueName(name)).queueUrl();
  }
}
