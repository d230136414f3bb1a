package dev.bowline.cloud.platform;

import dev.bowline.contract.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * Where AWS is, configured under {@code bowline.aws}. What is absent follows the SDK's own rules.
 *
 * @param accessKeyId static credentials, for the local cloud alone
 * @param agentSqsEndpoint where agents find their queues, if not where the API does
 * @param agentRoleArn the role that is narrowed to one queue for each agent
 * @param agentCredentialsLife how long an agent may use what it is given
 */
@ConfigurationProperties("bowline.aws")
public record AwsConfiguration(
    @Bindable(defaultValue = "eu-central-1") String region,
    @Nullable String accessKeyId,
    @Nullable Secret secretAccessKey,
    @Nullable URI dynamodbEndpoint,
    @Nullable URI sqsEndpoint,
    @Nullable URI stsEndpoint,
    @Nullable URI kmsEndpoint,
    @Nullable URI agentSqsEndpoint,
    @Bindable(defaultValue = "000000000000") String accountId,
    @Bindable(defaultValue = "arn:aws:iam::000000000000:role/bowline-agent") String agentRoleArn,
    @Bindable(defaultValue = "1h") Duration agentCredentialsLife) {}
