package dev.bowline.cloud.command;

import dev.bowline.cloud.platform.AwsConfiguration;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Vends AWS credentials that are good for one server's queue, for receiving from it and nothing
 * more, for an hour (the configured life). The session policy narrows the role, so what the role
 * may do elsewhere does not matter.
 */
@Singleton
public final class QueueAccess {

  private final StsClient sts;
  private final CommandQueue queue;
  private final AwsConfiguration aws;
  private final Installation installation;

  QueueAccess(StsClient sts, CommandQueue queue, AwsConfiguration aws, Installation installation) {
    this.sts = sts;
    this.queue = queue;
    this.aws = aws;
    this.installation = installation;
  }

  /** Fresh credentials for the queue of {@code serverId}; nothing when it has no queue. */
  public Optional<QueueCredentials> vend(long serverId) {
    return queue.url(serverId).map(url -> vend(serverId, seenByAgent(url)));
  }

  private QueueCredentials vend(long serverId, String url) {
    Credentials credentials =
        sts.assumeRole(request ->
                request
                    .roleArn(aws.agentRoleArn())
                    .roleSessionName("server-" + serverId)
                    .durationSeconds((int) aws.agentCredentialsLife().toSeconds())
                    .policy(policy(serverId)))
            .credentials();
    return new QueueCredentials(
        url,
        aws.region(),
        credentials.accessKeyId(),
        Secret.of(credentials.secretAccessKey()),
        Secret.of(credentials.sessionToken()),
        credentials.expiration());
  }

  private String policy(long serverId) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sqs:ReceiveMessage",\
    "sqs:DeleteMessage","sqs:ChangeMessageVisibility","sqs:GetQueueAttributes"],\
    "Resource":"arn:aws:sqs:%s:%s:%s"}]}\
    """
        .formatted(aws.region(), aws.accountId(), installation.queue(serverId));
  }

  /**
   * Agents stand on another network than the cloud, so they may know the same queue by another
   * origin.
   */
  private String seenByAgent(String url) {
    URI endpoint = aws.agentSqsEndpoint();
    return endpoint == null ? url : endpoint.resolve(URI.create(url).getRawPath()).toString();
  }
}
