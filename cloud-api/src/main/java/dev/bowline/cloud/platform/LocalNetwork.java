package dev.bowline.cloud.platform;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import java.net.InetAddress;
import java.net.URI;

/**
 * The promise of a local installation: nothing it calls lies beyond loopback and the test network
 * 10.77.0.0/24. An installation that breaks it does not start.
 */
@Context
final class LocalNetwork {

  /**
   * Checks every endpoint if the installation is local.
   *
   * @throws IllegalStateException naming the first endpoint that is absent or elsewhere
   */
  LocalNetwork(
      Installation installation,
      AwsConfiguration aws,
      @Nullable @Value("${datasources.default.url:}") String database) {
    if (installation.local()) {
      demandLocal("bowline.aws.dynamodb-endpoint", aws.dynamodbEndpoint());
      demandLocal("bowline.aws.sqs-endpoint", aws.sqsEndpoint());
      demandLocal("bowline.aws.s3-endpoint", aws.s3Endpoint());
      demandLocal("bowline.aws.sts-endpoint", aws.stsEndpoint());
      demandLocal("bowline.aws.kms-endpoint", aws.kmsEndpoint());
      demandLocalIfAny("bowline.aws.agent-sqs-endpoint", aws.agentSqsEndpoint());
      demandLocalIfAny("bowline.aws.agent-s3-endpoint", aws.agentS3Endpoint());
      if (database != null && !database.isEmpty()) {
        demandLocal("datasources.default.url", databaseHost(database));
      }
    }
  }

  private static URI databaseHost(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length()));
  }

  private static void demandLocalIfAny(String key, @Nullable URI endpoint) {
    if (endpoint != null) {
      demandLocal(key, endpoint);
    }
  }

  private static void demandLocal(String key, @Nullable URI endpoint) {
    if (endpoint == null || endpoint.getHost() == null || !isLocal(endpoint.getHost())) {
      throw new IllegalStateException(
          key
              + " must be a loopback address or in 10.77.0.0/24 while bowline.local is true, but is "
              + (endpoint == null ? "absent" : endpoint.getHost()));
    }
  }

  /** No name server is asked: a name could mean another place tomorrow. */
  private static boolean isLocal(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      InetAddress address = InetAddress.ofLiteral(host);
      byte[] bytes = address.getAddress();
      boolean onTestNetwork =
          bytes.length == 4 && bytes[0] == 10 && bytes[1] == 77 && bytes[2] == 0;
      return address.isLoopbackAddress() || onTestNetwork;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
