package dev.bowline.cloud.platform;

import dev.bowline.contract.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * Where AWS is, configured under {@code bowline.aws}. What is absent follows the SDK's own rules.
 *
 * @param accessKeyId static credentials, for the local cloud alone
 * @param agentSqsEndpoint where agents find their queues, if not where the API does
 * @param agentS3Endpoint where agents find the backup bucket, if not where the API does
 * @param agentRoleArn the role that is narrowed, for each agent, to its own queue or backups
 * @param backupKmsKeyArn the KMS key that encrypts the backup bucket, if it has one of its own
 * @param agentCredentialsLife how long an agent may use what it is given
 */
@ConfigurationProperties("bowline.aws")
public record AwsConfiguration(
    @Bindable(defaultValue = "eu-central-1") String region,
    @Nullable String accessKeyId,
    @Nullable Secret secretAccessKey,
    @Nullable URI dynamodbEndpoint,
    @Nullable URI sqsEndpoint,
    @Nullable URI s3Endpoint,
    @Nullable URI stsEndpoint,
    @Nullable URI kmsEndpoint,
    @Nullable URI agentSqsEndpoint,
    @Property(name = "bowline.aws.agent-s3-endpoint") @Nullable URI agentS3Endpoint,
    @Bindable(defaultValue = "000000000000") String accountId,
    @Bindable(defaultValue = "arn:aws:iam::000000000000:role/bowline-agent") String agentRoleArn,
    @Nullable String backupKmsKeyArn,
    @Bindable(defaultValue = "1h") Duration agentCredentialsLife) {}
