package dev.bowline.localstack.engines;

import dev.bowline.localstack.engines.aws.AwsAccount;
import dev.bowline.localstack.engines.aws.AwsFront;
import dev.bowline.localstack.engines.aws.RootKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Everything the cloud needs from AWS, in this JVM: DynamoDB, SQS, S3, STS, KMS and PostgreSQL. All
 * of it listens on 127.0.0.1 and nowhere else, but for the HTTPS addresses named in the
 * configuration.
 *
 * <pre>{@code
 * try (var engines = LocalEngines.start(EngineConfig.temporary())) {
 *   DynamoDbClient.builder().endpointOverride(engines.dynamoDbEndpoint())…
 * }
 * }</pre>
 */
public final class LocalEngines implements Engines {

  private static final String KMS_KEY_ID = "bowline-vault";

  private final DynamoDbEngine dynamoDb;
  private final QueueEngine queues;
  private final ObjectEngine objects;
  private final DatabaseEngine database;
  private final AwsFront front;
  private final RootKey rootKey;

  private LocalEngines(
      DynamoDbEngine dynamoDb,
      QueueEngine queues,
      ObjectEngine objects,
      DatabaseEngine database,
      AwsFront front,
      RootKey rootKey) {
    this.dynamoDb = dynamoDb;
    this.queues = queues;
    this.objects = objects;
    this.database = database;
    this.front = front;
    this.rootKey = rootKey;
  }

  private static final class Shared {

    static final LocalEngines INSTANCE = start();

    private static LocalEngines start() {
      try {
        var engines = LocalEngines.start(EngineConfig.temporary());
        Runtime.getRuntime().addShutdownHook(new Thread(engines::closeQuietly));
        return engines;
      } catch (IOException failed) {
        throw new ExceptionInInitializerError(failed);
      }
    }
  }

  /** One instance for the whole JVM that keeps nothing and closes when the JVM ends; for tests. */
  public static LocalEngines shared() {
    return Shared.INSTANCE;
  }

  /** Starts all engines side by side and returns when every one of them answers. */
  public static LocalEngines start(EngineConfig config) throws IOException {
    var account = account(config.storage());
    var front = AwsFront.bind(config.ports().front(), config.tlsListeners());
    // A virtual thread that waits within a class's initialiser keeps its carrier. On two processors
    // two such threads kept both, and the one that held the lock could not go on.
    try (var threads = Executors.newCachedThreadPool()) {
      var storage = config.storage();
      var ports = config.ports();
      var dynamoDb = threads.submit(() -> DynamoDbEngine.start(storage, ports.dynamoDb()));
      var queues = threads.submit(() -> QueueEngine.start(storage, ports.sqs(), front.endpoint()));
      var database = threads.submit(() -> DatabaseEngine.start(storage, ports.postgres()));
      var objects = threads.submit(() -> ObjectEngine.start(storage, ports.s3()));
      var engines =
          new LocalEngines(
              started(dynamoDb),
              started(queues),
              started(objects),
              started(database),
              front,
              account.rootKey());
      account.serveAt(front, engines.behindFront(config.duplicateEvery()), config.clock());
      return engines;
    }
  }

  private AwsAccount.Engines behindFront(int duplicateEvery) {
    return new AwsAccount.Engines(
        queues.endpoint(), duplicateEvery, objects.endpoint(), objectQuota());
  }

  private static AwsAccount account(Storage storage) throws IOException {
    Path directory =
        switch (storage) {
          case Storage.Kept(Path kept) -> new PrivateFiles(kept).path("aws");
          case Storage.Temporary() -> Files.createTempDirectory("bowline-aws");
        };
    var account = new AwsAccount(ACCOUNT, REGION, new PrivateFiles(directory), new SecureRandom());
    account.createMasterKey(KMS_KEY_ID);
    return account;
  }

  private static <T> T started(Future<T> engine) throws IOException {
    try {
      return engine.get();
    } catch (ExecutionException failed) {
      throw new IOException("an engine did not start", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public URI dynamoDbEndpoint() {
    return dynamoDb.endpoint();
  }

  @Override
  public URI sqsEndpoint() {
    return front.endpoint();
  }

  @Override
  public URI s3Endpoint() {
    return front.endpoint();
  }

  /** What the buckets may hold together; without limit until one is set. */
  public ObjectQuota objectQuota() {
    return objects.quota();
  }

  @Override
  public URI stsEndpoint() {
    return front.endpoint();
  }

  @Override
  public URI kmsEndpoint() {
    return front.endpoint();
  }

  @Override
  public String kmsKeyId() {
    return KMS_KEY_ID;
  }

  @Override
  public String jdbcUrl() {
    return database.jdbcUrl();
  }

  @Override
  public String accessKeyId() {
    return rootKey.accessKeyId();
  }

  @Override
  public String secretAccessKey() {
    return rootKey.secret();
  }

  @Override
  public void close() throws IOException {
    try (database;
        dynamoDb;
        queues;
        objects;
        front) {
      // Closed in the reverse of this order, each even if another one fails.
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException alreadyEnding) {
      System.err.println(alreadyEnding.getMessage());
    }
  }
}
