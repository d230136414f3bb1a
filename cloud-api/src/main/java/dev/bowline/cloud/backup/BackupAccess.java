package dev.bowline.cloud.backup;

import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.platform.AwsConfiguration;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Vends access to one server's repository: its password, and AWS credentials that are good for the
 * objects of this server and for an hour (the configured life). Writing is always among it, because
 * restic locks the repository even to read. The session policy narrows the role, so what the role
 * may do elsewhere does not matter.
 */
@Singleton
public final class BackupAccess {

  private final StsClient sts;
  private final BackupBucket bucket;
  private final RepositoryPasswords passwords;
  private final AwsConfiguration aws;

  BackupAccess(
      StsClient sts, BackupBucket bucket, RepositoryPasswords passwords, AwsConfiguration aws) {
    this.sts = sts;
    this.bucket = bucket;
    this.passwords = passwords;
    this.aws = aws;
  }

  /** Fresh access to the repository of the tenant's server {@code serverId}. */
  public RepositoryAccess vend(long tenantId, long serverId) {
    Secret password = passwords.of(tenantId, serverId);
    Credentials credentials =
        sts.assumeRole(request ->
                request
                    .roleArn(aws.agentRoleArn())
                    .roleSessionName("backup-" + serverId)
                    .durationSeconds((int) aws.agentCredentialsLife().toSeconds())
                    .policy(policy(serverId)))
            .credentials();
    return new RepositoryAccess(
        repository(serverId),
        aws.region(),
        new ShownOnce(password),
        credentials.accessKeyId(),
        new ShownOnce(Secret.of(credentials.secretAccessKey())),
        new ShownOnce(Secret.of(credentials.sessionToken())),
        credentials.expiration());
  }

  private String policy(long serverId) {
    return """
    {"Version":"2012-10-17","Statement":[\
    {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject",\
    "s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],\
    "Resource":"arn:aws:s3:::%1$s/%2$s*"},\
    {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::%1$s",\
    "Condition":{"StringLike":{"s3:prefix":"%2$s*"}}},\
    {"Effect":"Allow","Action":"s3:GetBucketLocation","Resource":"arn:aws:s3:::%1$s"}%3$s]}\
    """
        .formatted(bucket.name(), BackupBucket.prefix(serverId), encryption());
  }

  /** Where the bucket is encrypted under a key of its own, objects need that as well. */
  private String encryption() {
    String key = aws.backupKmsKeyArn();
    return key == null
        ? ""
        : """
        ,{"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"%s"}\
        """
            .formatted(key);
  }

  /** Agents stand on another network than the cloud, so they may know S3 by another origin. */
  private String repository(long serverId) {
    URI seenByAgent = aws.agentS3Endpoint() == null ? aws.s3Endpoint() : aws.agentS3Endpoint();
    String origin =
        seenByAgent == null
            ? "https://s3." + aws.region() + ".amazonaws.com"
            : seenByAgent.toString().replaceAll("/+$", "");
    return "s3:" + origin + "/" + bucket.name() + "/hosts/" + serverId;
  }
}
