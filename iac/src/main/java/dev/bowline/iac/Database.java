package dev.bowline.iac;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBCluster.ServerlessV2ScalingConfigurationProperty;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.constructs.Construct;

/**
 * Aurora PostgreSQL, serverless. Nobody has a password, not even the owner: whoever connects shows
 * a token that IAM signed and that is good for 15 minutes. TLS is demanded. One instance: its
 * storage stands in three zones, and a failed instance is replaced in minutes; a second one would
 * double the second largest line of the bill.
 */
final class Database extends Construct {

  static final int PORT = 5432;

  /** The owner, as whom the functions connect. */
  static final String USER = "bowline";

  private static final String NAME = "bowline";
  private static final String ENGINE = "aurora-postgresql";
  private static final String VERSION = "17.7";

  private final CfnDBCluster cluster;

  Database(Construct stack, Network network, Keys keys, Stage stage) {
    super(stack, "Database");
    cluster =
        CfnDBCluster.Builder.create(this, "Cluster")
            .engine(ENGINE)
            .engineVersion(VERSION)
            .databaseName(NAME)
            .port(PORT)
            .masterUsername(USER)
            .masterUserAuthenticationType("iam-db-auth")
            .enableIamDatabaseAuthentication(true)
            .serverlessV2ScalingConfiguration(capacity(stage))
            .dbClusterParameterGroupName(parameters(stage).getRef())
            .dbSubnetGroupName(subnets(network).getRef())
            .vpcSecurityGroupIds(List.of(network.database().getSecurityGroupId()))
            .storageEncrypted(true)
            .kmsKeyId(keys.data().getKeyArn())
            .backupRetentionPeriod(stage.backupDays())
            .preferredBackupWindow("02:00-03:00")
            .preferredMaintenanceWindow("sun:03:30-sun:04:30")
            .copyTagsToSnapshot(true)
            .deletionProtection(stage.isProtected())
            .enableHttpEndpoint(false)
            .build();
    cluster.applyRemovalPolicy(
        stage.isProtected() ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY);
    CfnDBInstance.Builder.create(this, "Writer")
        .dbClusterIdentifier(cluster.getRef())
        .dbInstanceClass("db.serverless")
        .engine(ENGINE)
        .publiclyAccessible(false)
        .autoMinorVersionUpgrade(true)
        .build();
  }

  private static ServerlessV2ScalingConfigurationProperty capacity(Stage stage) {
    return ServerlessV2ScalingConfigurationProperty.builder()
        .minCapacity(Stage.LEAST_CAPACITY)
        .maxCapacity(stage.mostCapacity())
        .build();
  }

  private CfnDBClusterParameterGroup parameters(Stage stage) {
    return CfnDBClusterParameterGroup.Builder.create(this, "Parameters")
        .family("aurora-postgresql17")
        .description("Bowline: TLS alone, and so many connections as functions may hold")
        .parameters(
            Map.of("rds.force_ssl", "1", "max_connections", Integer.toString(stage.connections())))
        .build();
  }

  private CfnDBSubnetGroup subnets(Network network) {
    return CfnDBSubnetGroup.Builder.create(this, "Subnets")
        .dbSubnetGroupDescription("Bowline: subnets that reach nothing")
        .subnetIds(network.vpc().selectSubnets(network.forDatabase()).getSubnetIds())
        .build();
  }

  CfnDBCluster cluster() {
    return cluster;
  }

  /** Where it answers; the certificate is checked against RDS's authorities in the layer. */
  String jdbcUrl() {
    return "jdbc:postgresql://"
        + cluster.getAttrEndpointAddress()
        + ":"
        + PORT
        + "/"
        + NAME
        + "?sslmode=verify-full&sslrootcert="
        + Certificates.PATH;
  }
}
