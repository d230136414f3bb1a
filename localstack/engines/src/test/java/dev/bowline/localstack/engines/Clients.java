package dev.bowline.localstack.engines;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real SDK clients of one set of engines. */
record Clients(Engines engines) {

  AwsCredentials root() {
    return AwsBasicCredentials.create(engines.accessKeyId(), engines.secretAccessKey());
  }

  StsClient sts(AwsCredentials credentials) {
    return StsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(engines.stsEndpoint())
        .region(Region.of(engines.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  KmsClient kms(AwsCredentials credentials) {
    return KmsClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(engines.kmsEndpoint())
        .region(Region.of(engines.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  SqsClient sqs(AwsCredentials credentials) {
    return sqs(credentials, wire());
  }

  static SdkHttpClient wire() {
    return UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(30)).build();
  }

  SqsClient sqs(AwsCredentials credentials, SdkHttpClient wire) {
    return SqsClient.builder()
        .httpClient(wire)
        .endpointOverride(engines.sqsEndpoint())
        .region(Region.of(engines.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  S3Client s3(AwsCredentials credentials) {
    return s3(credentials, wire());
  }

  /** In path style and without checksums after the body, as every S3-compatible store takes it. */
  S3Client s3(AwsCredentials credentials, SdkHttpClient wire) {
    return S3Client.builder()
        .httpClient(wire)
        .endpointOverride(engines.s3Endpoint())
        .region(Region.of(engines.region()))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(one -> one.chunkedEncodingEnabled(false))
        .build();
  }

  DynamoDbClient dynamoDb() {
    return DynamoDbClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(engines.dynamoDbEndpoint())
        .region(Region.of(engines.region()))
        .credentialsProvider(StaticCredentialsProvider.create(root()))
        .build();
  }

  /** A session that may receive from and delete in one queue, as the cloud vends it to an agent. */
  AwsCredentials agentOf(String queue, int seconds) {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
        "Action":["sqs:ReceiveMessage","sqs:DeleteMessage"],
        "Resource":"arn:aws:sqs:%s:%s:%s"}]}\
        """
            .formatted(engines.region(), engines.accountId(), queue);
    return session(policy, seconds);
  }

  /** A session that may read, write and list below {@code hosts/NUMBER/} and nowhere else. */
  AwsCredentials hostOf(String bucket, int number, int seconds) {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],
        "Resource":"arn:aws:s3:::%1$s/hosts/%2$d/*"},
        {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::%1$s",
        "Condition":{"StringLike":{"s3:prefix":"hosts/%2$d/*"}}},
        {"Effect":"Allow","Action":"s3:GetBucketLocation","Resource":"arn:aws:s3:::%1$s"}]}\
        """
            .formatted(bucket, number);
    return session(policy, seconds);
  }

  AwsCredentials session(String policy, int seconds) {
    try (var sts = sts(root())) {
      var issued =
          sts.assumeRole(one ->
                  one.roleArn(engines.agentRoleArn())
                      .roleSessionName("agent-1")
                      .durationSeconds(seconds)
                      .policy(policy))
              .credentials();
      return AwsSessionCredentials.create(
          issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }
  }
}
