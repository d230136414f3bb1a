package dev.bowline.localstack.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.model.SqsException;

class LocalEnginesTest {

  @Test
  void listensOnLoopbackOnly() throws Exception {
    LocalEngines.shared();
    assertThat(ownListeners()).isNotEmpty().allMatch(LocalEnginesTest::isLoopback);
  }

  @Test
  void speaksSqlAsRealPostgres() throws Exception {
    var engines = LocalEngines.shared();
    try (var connection =
            DriverManager.getConnection(
                engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
        var rows = connection.createStatement().executeQuery("select '{\"a\":1}'::jsonb -> 'a'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void keepsTablesQueuesMessagesObjectsRowsKeysAndSessionsOverARestart(@TempDir Path directory)
      throws Exception {
    var config = EngineConfig.temporary().withStorage(new Storage.Kept(directory));
    SdkBytes sealed;
    AwsCredentials session;
    try (var first = LocalEngines.start(config)) {
      var clients = new Clients(first);
      createTable(clients);
      execute(first, "create table kept (word text)");
      execute(first, "insert into kept values ('kept')");
      try (var sqs = clients.sqs(clients.root());
          var s3 = clients.s3(clients.root());
          var kms = clients.kms(clients.root())) {
        String url = sqs.createQueue(one -> one.queueName("kept")).queueUrl();
        sqs.sendMessage(one -> one.queueUrl(url).messageBody("kept"));
        s3.createBucket(one -> one.bucket("kept"));
        s3.putObject(one -> one.bucket("kept").key("a/b"), RequestBody.fromString("kept"));
        sealed =
            kms.encrypt(
                    one -> one.keyId(first.kmsKeyId()).plaintext(SdkBytes.fromUtf8String("kept")))
                .ciphertextBlob();
      }
      session = clients.agentOf("kept", 900);
    }
    try (var second = LocalEngines.start(config)) {
      var clients = new Clients(second);
      try (var dynamoDb = clients.dynamoDb();
          var s3 = clients.s3(clients.root());
          var kms = clients.kms(clients.root());
          var sqs = clients.sqs(session)) {
        assertThat(dynamoDb.getItem(one -> one.tableName("kept").key(key())).item()).isNotEmpty();
        assertThat(s3.getObjectAsBytes(one -> one.bucket("kept").key("a/b")).asUtf8String())
            .isEqualTo("kept");
        assertThat(kms.decrypt(one -> one.ciphertextBlob(sealed)).plaintext().asUtf8String())
            .isEqualTo("kept");
        assertThat(
                sqs.receiveMessage(one -> one.queueUrl(queueUrl(second, "kept")))
                    .messages()
                    .getFirst()
                    .body())
            .isEqualTo("kept");
        assertThatThrownBy(() -> sqs.receiveMessage(one -> one.queueUrl(queueUrl(second, "other"))))
            .isInstanceOf(SqsException.class);
      }
      execute(second, "insert into kept select word from kept");
    }
  }

  @Test
  void keepsItsSecretsFromOtherUsers(@TempDir Path directory) throws Exception {
    new PrivateFiles(directory.resolve("private")).keep("key", () -> new byte[] {1});
    assertThat(mode(directory.resolve("private"))).isEqualTo("rwx------");
    assertThat(mode(directory.resolve("private/key"))).isEqualTo("rw-------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static String queueUrl(LocalEngines engines, String name) {
    return engines.sqsEndpoint() + "/" + engines.accountId() + "/" + name;
  }

  private static void createTable(Clients clients) {
    try (var dynamoDb = clients.dynamoDb()) {
      dynamoDb.createTable(table ->
          table
              .tableName("kept")
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .keySchema(
                  KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build())
              .attributeDefinitions(
                  AttributeDefinition.builder()
                      .attributeName("pk")
                      .attributeType(ScalarAttributeType.S)
                      .build()));
      dynamoDb.putItem(one -> one.tableName("kept").item(key()));
    }
  }

  private static Map<String, AttributeValue> key() {
    return Map.of("pk", AttributeValue.fromS("kept"));
  }

  private static void execute(LocalEngines engines, String sql) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The local addresses, as /proc prints them, of this process's and its children's listeners. */
  private static List<String> ownListeners() {
    var inodes =
        Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .flatMap(LocalEnginesTest::socketInodes)
            .toList();
    return Stream.of("tcp", "tcp6")
        .flatMap(LocalEnginesTest::sockets)
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns[3].equals("0A") && inodes.contains(columns[9]))
        .map(columns -> columns[1])
        .toList();
  }

  private static Stream<String> sockets(String family) {
    try {
      return Files.readAllLines(Path.of("/proc/net/" + family)).stream();
    } catch (IOException absent) {
      return Stream.of();
    }
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("0100007F:")
        || address.startsWith("0000000000000000FFFF00000100007F:")
        || address.startsWith("00000000000000000000000001000000:");
  }

  private static Stream<String> socketInodes(ProcessHandle process) {
    try (var descriptors = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return descriptors
          .map(LocalEnginesTest::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring(8, target.length() - 1))
          .toList()
          .stream();
    } catch (IOException gone) {
      return Stream.of();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
