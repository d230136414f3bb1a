package dev.bowline.localstack.engines;

import java.io.IOException;
import java.net.URI;

/**
 * What the cloud needs from AWS, on this machine, and its database. All of it listens on 127.0.0.1
 * and nowhere else, but for the HTTPS addresses that agents were given.
 */
public sealed interface Engines extends AutoCloseable permits LocalEngines, LocalStackEngines {

  /** The region that signatures and queue names carry. */
  String REGION = "eu-central-1";

  /** The number of the account. */
  String ACCOUNT = "000000000000";

  /** The role to assume for an agent. */
  String AGENT_ROLE_ARN = "arn:aws:iam::" + ACCOUNT + ":role/bowline-agent";

  /** Where DynamoDB answers. */
  URI dynamoDbEndpoint();

  /** Where SQS answers; queue URLs carry this address too. */
  URI sqsEndpoint();

  /** Where S3 answers, in path style. */
  URI s3Endpoint();

  /** Where STS answers. */
  URI stsEndpoint();

  /** Where KMS answers. */
  URI kmsEndpoint();

  /** The JDBC address of PostgreSQL. */
  String jdbcUrl();

  /** The owner of the database. */
  default String databaseUser() {
    return "postgres";
  }

  /** PostgreSQL trusts loopback, so any password will do; this one is handed out. */
  default String databasePassword() {
    return "postgres";
  }

  /** The access key of the account's owner. */
  String accessKeyId();

  /** The secret of the account's owner. */
  String secretAccessKey();

  /** The region that signatures must name. */
  default String region() {
    return REGION;
  }

  /** The number of the account, as in ARNs and queue URLs. */
  default String accountId() {
    return ACCOUNT;
  }

  /** The id of the vault's key in KMS, which exists from the start. */
  String kmsKeyId();

  /** The role to assume for an agent. */
  default String agentRoleArn() {
    return AGENT_ROLE_ARN;
  }

  /** Stops all of it; a failure is thrown after the others had their turn. */
  @Override
  void close() throws IOException;
}
