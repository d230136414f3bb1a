package dev.bowline.iac;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The network in which the functions meet the database, over two zones.
 *
 * <p>DynamoDB, which every request needs, and S3 are reached through gateway endpoints: they cost
 * nothing and stand in every zone. For the rest the numbers decide. Webhooks go to the internet, so
 * there must be a NAT gateway: 41.61 USD a month with its address. It reaches SQS, KMS and STS as
 * well, whose three interface endpoints would cost 26.28 USD more in each zone, and save 0.052 USD
 * per GB: worth it from 500 GB of commands and keys a month, which no installation has. A second
 * NAT gateway would double the largest line of the bill; when the one zone fails, signed requests
 * and the panel go on (DynamoDB, the database), while commands, webhooks and cold secrets wait.
 */
final class Network extends Construct {

  private static final int ZONES = 2;
  private static final int HTTPS = 443;

  /** Webhooks may name one of these ports, or 443. */
  private static final int FIRST_FREE_PORT = 1024;

  private static final int LAST_PORT = 65_535;

  private final Vpc vpc;
  private final SecurityGroup inner;
  private final SecurityGroup courier;
  private final SecurityGroup database;

  Network(Construct stack, LogGroup rejections) {
    super(stack, "Network");
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.80.0.0/16"))
            .maxAzs(ZONES)
            .natGateways(1)
            .subnetConfiguration(
                List.of(
                    subnets("outward", SubnetType.PUBLIC),
                    subnets("functions", SubnetType.PRIVATE_WITH_EGRESS),
                    subnets("database", SubnetType.PRIVATE_ISOLATED)))
            .gatewayEndpoints(
                Map.of(
                    "DynamoDb", gateway(GatewayVpcEndpointAwsService.DYNAMODB),
                    "S3", gateway(GatewayVpcEndpointAwsService.S3)))
            .flowLogs(
                Map.of(
                    "Rejected",
                    FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.REJECT)
                        .destination(FlowLogDestination.toCloudWatchLogs(rejections))
                        .build()))
            // CDK would empty AWS's default group by a function of its own; nothing is in it.
            .restrictDefaultSecurityGroup(false)
            .build();
    inner = group("Inner", "Functions that call AWS and the database");
    courier = group("Courier", "The function that also calls webhooks");
    database = group("Database", "The database");
    connect(inner, "AWS, whose addresses change");
    connect(courier, "AWS and webhooks");
    courier.addEgressRule(
        Peer.anyIpv4(),
        Port.tcpRange(FIRST_FREE_PORT, LAST_PORT),
        "Webhooks on ports of their own");
  }

  private static SubnetConfiguration subnets(String name, SubnetType type) {
    return SubnetConfiguration.builder()
        .name(name)
        .subnetType(type)
        .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
        .cidrMask(22)
        .build();
  }

  private static GatewayVpcEndpointOptions gateway(GatewayVpcEndpointAwsService service) {
    return GatewayVpcEndpointOptions.builder().service(service).build();
  }

  private SecurityGroup group(String id, String description) {
    return SecurityGroup.Builder.create(this, id)
        .vpc(vpc)
        .description(description)
        .allowAllOutbound(false)
        .build();
  }

  private void connect(SecurityGroup functions, String whom) {
    functions.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), whom);
    functions.addEgressRule(database, Port.tcp(Database.PORT), "The database");
    database.addIngressRule(functions, Port.tcp(Database.PORT), "Functions alone");
  }

  Vpc vpc() {
    return vpc;
  }

  SecurityGroup inner() {
    return inner;
  }

  SecurityGroup courier() {
    return courier;
  }

  SecurityGroup database() {
    return database;
  }

  /** Where functions stand. */
  SubnetSelection forFunctions() {
    return SubnetSelection.builder().subnetType(SubnetType.PRIVATE_WITH_EGRESS).build();
  }

  /** Where the database stands, which reaches nothing. */
  SubnetSelection forDatabase() {
    return SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();
  }
}
