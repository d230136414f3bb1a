package dev.bowline.localstack.engines;

import dev.bowline.localstack.engines.localstack.LocalStack;
import dev.bowline.localstack.engines.localstack.LocalStackProgram;
import dev.bowline.localstack.engines.localstack.TlsForwarder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * DynamoDB, SQS, S3, STS and KMS from LocalStack, and the embedded PostgreSQL, because LocalStack's
 * free edition has no RDS. LocalStack checks no signature, no role and no session policy, and
 * forgets everything when it stops.
 */
public final class LocalStackEngines implements Engines {

  /** LocalStack takes the number of the account from the access key. */
  private static final String ACCESS_KEY_ID = ACCOUNT;

  private static final String SECRET_ACCESS_KEY = "unchecked";

  private final LocalStack localStack;
  private final String kmsKeyId;
  private final DatabaseEngine database;
  private final List<TlsForwarder> forwarders;

  private LocalStackEngines(
      LocalStack localStack,
      String kmsKeyId,
      DatabaseEngine database,
      List<TlsForwarder> forwarders) {
    this.localStack = localStack;
    this.kmsKeyId = kmsKeyId;
    this.database = database;
    this.forwarders = forwarders;
  }

  /**
   * Starts LocalStack and PostgreSQL and creates the vault's key. What LocalStack does not keep
   * must not be expected by the database: {@code directory} has to be empty.
   *
   * @param tlsListeners further addresses of LocalStack; the plain one is on 127.0.0.1
   */
  public static LocalStackEngines start(
      LocalStackProgram program, Path directory, List<TlsListener> tlsListeners)
      throws IOException {
    var localStack = LocalStack.start(program, directory.resolve("localstack"), FreePort.orElse(0));
    try {
      String key = createdKey(localStack.endpoint());
      var forwarders = TlsForwarder.startAll(tlsListeners, localStack.endpoint());
      var database = DatabaseEngine.start(new Storage.Kept(directory), 0);
      return new LocalStackEngines(localStack, key, database, forwarders);
    } catch (IOException | RuntimeException failed) {
      localStack.close();
      throw failed;
    }
  }

  private static String createdKey(URI endpoint) {
    try (var kms =
        KmsClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(endpoint)
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY)))
            .build()) {
      return kms.createKey().keyMetadata().keyId();
    }
  }

  @Override
  public URI dynamoDbEndpoint() {
    return localStack.endpoint();
  }

  @Override
  public URI sqsEndpoint() {
    return localStack.endpoint();
  }

  @Override
  public URI s3Endpoint() {
    return localStack.endpoint();
  }

  @Override
  public URI stsEndpoint() {
    return localStack.endpoint();
  }

  @Override
  public URI kmsEndpoint() {
    return localStack.endpoint();
  }

  @Override
  public String kmsKeyId() {
    return kmsKeyId;
  }

  @Override
  public String jdbcUrl() {
    return database.jdbcUrl();
  }

  @Override
  public String accessKeyId() {
    return ACCESS_KEY_ID;
  }

  @Override
  public String secretAccessKey() {
    return SECRET_ACCESS_KEY;
  }

  @Override
  public void close() throws IOException {
    forwarders.forEach(TlsForwarder::close);
    try (database;
        localStack) {
      // Closed in the reverse of this order, each even if the other one fails.
    }
  }
}
