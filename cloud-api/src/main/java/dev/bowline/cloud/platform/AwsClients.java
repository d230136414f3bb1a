package dev.bowline.cloud.platform;

import dev.bowline.contract.Secret;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients of AWS, each made when first needed. They give up soon: a connection after 1 s, a
 * silent answer after 2 s, and no call is tried more than twice. Every {@link ExecutionInterceptor}
 * bean sees every call.
 */
@Factory
final class AwsClients {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 2;

  /** What AWS calls the start of a process of which it takes a snapshot. */
  private static final String SNAP_START = "snap-start";

  static {
    // The JDK keeps five idle connections to a host; a sixth request at once would pay a handshake.
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", "64");
    }
  }

  private final AwsConfiguration aws;
  private final RoleCredentials role;
  private final List<ExecutionInterceptor> interceptors;

  AwsClients(AwsConfiguration aws, RoleCredentials role, List<ExecutionInterceptor> interceptors) {
    this.aws = aws;
    this.role = role;
    this.interceptors = interceptors;
  }

  @Singleton
  @Bean(preDestroy = "close")
  AwsHttp http(@Nullable @Value("${aws.lambda.initialization.type:}") String initialization) {
    SdkHttpClient client =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER).build();
    return new AwsHttp(client, !SNAP_START.equals(initialization));
  }

  @Singleton
  @Bean(preDestroy = "close")
  DynamoDbClient dynamoDb(SdkHttpClient http) {
    return configured(DynamoDbClient.builder(), aws.dynamodbEndpoint(), http).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  SqsClient sqs(SdkHttpClient http) {
    return configured(SqsClient.builder(), aws.sqsEndpoint(), http).build();
  }

  /** In path style, and without checksums that stores like S3 do not know. */
  @Singleton
  @Bean(preDestroy = "close")
  S3Client s3(SdkHttpClient http) {
    return configured(S3Client.builder(), aws.s3Endpoint(), http)
        .forcePathStyle(aws.s3Endpoint() != null)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  StsClient sts(SdkHttpClient http) {
    return configured(StsClient.builder(), aws.stsEndpoint(), http).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  KmsClient kms(SdkHttpClient http) {
    return configured(KmsClient.builder(), aws.kmsEndpoint(), http).build();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
      B builder, @Nullable URI endpoint, SdkHttpClient http) {
    B configured =
        builder
            .region(Region.of(aws.region()))
            .credentialsProvider(credentials())
            .httpClient(http)
            .overrideConfiguration(behaviour());
    return endpoint == null ? configured : configured.endpointOverride(endpoint);
  }

  private ClientOverrideConfiguration behaviour() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(retry -> retry.maxAttempts(ATTEMPTS))
        .executionInterceptors(interceptors)
        .build();
  }

  private AwsCredentialsProvider credentials() {
    String id = aws.accessKeyId();
    Secret secret = aws.secretAccessKey();
    if (id == null || secret == null) {
      return role;
    }
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(id, new String(secret.reveal(), StandardCharsets.UTF_8)));
  }
}
