package dev.bowline.iac;

import dev.bowline.cloud.platform.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.rds.CfnDBCluster;

/**
 * What each function may do: what its code calls, and nothing else. Tables are named one by one,
 * queues by the beginning of their names, because they come and go with servers.
 */
record Permissions(Stack stack, Names names, HotTables tables, Buckets buckets) {

  private static final String READ = "dynamodb:GetItem";
  private static final String QUERY = "dynamodb:Query";
  private static final String PUT = "dynamodb:PutItem";
  private static final String UPDATE = "dynamodb:UpdateItem";
  private static final String DELETE = "dynamodb:DeleteItem";
  private static final String CHECK = "dynamodb:ConditionCheckItem";
  private static final String READ_MANY = "dynamodb:BatchGetItem";
  private static final String DELETE_MANY = "dynamodb:BatchWriteItem";

  /** The statements of {@code handler} but for the database, the network and the log. */
  List<PolicyStatement> of(Handler handler) {
    return switch (handler) {
      case API -> api();
      case BACKGROUND -> background();
      case REQUEST_LOG -> List.of(on(Table.REQUESTS, PUT, CHECK), on(Table.ROLLUPS, READ, UPDATE));
      case PROVISION -> provision();
    };
  }

  private List<PolicyStatement> api() {
    return List.of(
        on(Table.CREDENTIALS, QUERY, READ_MANY, PUT, UPDATE, DELETE),
        on(Table.REPLAYS, PUT, UPDATE, DELETE),
        on(Table.SESSIONS, READ, PUT, UPDATE, DELETE),
        on(Table.PAIRINGS, READ, PUT, UPDATE),
        on(Table.LOGINS, READ, PUT, UPDATE),
        on(Table.METRICS, READ, QUERY, PUT, UPDATE),
        on(Table.REQUESTS, QUERY),
        on(Table.ROLLUPS, READ, QUERY),
        queues("sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueUrl", "sqs:SendMessage"),
        Grant.of(
            List.of("s3:ListBucket"),
            List.of(buckets.backups().getBucketArn()),
            Map.of("StringLike", Map.of("s3:prefix", "hosts/*"))),
        Grant.of(List.of("s3:DeleteObject"), List.of(buckets.backups().arnForObjects("hosts/*"))));
  }

  private List<PolicyStatement> background() {
    return List.of(
        on(Table.CREDENTIALS, QUERY, PUT, UPDATE, DELETE),
        on(Table.REQUESTS, QUERY, PUT, DELETE_MANY),
        on(Table.ROLLUPS, QUERY, DELETE_MANY),
        queues("sqs:GetQueueUrl", "sqs:SendMessage"));
  }

  private List<PolicyStatement> provision() {
    List<String> all = Arrays.stream(Table.values()).map(tables::arn).toList();
    return List.of(
        Grant.of(List.of("dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive"), all),
        on(Table.ROLLUPS, UPDATE),
        // Looking for the bucket is listing it, to IAM.
        Grant.of(List.of("s3:ListBucket"), List.of(buckets.backups().getBucketArn())));
  }

  private PolicyStatement on(Table table, String... actions) {
    return Grant.of(List.of(actions), List.of(tables.arn(table)));
  }

  private PolicyStatement queues(String... actions) {
    return Grant.of(List.of(actions), List.of(queues()));
  }

  /** The ARNs of all servers' queues. */
  String queues() {
    return stack.formatArn(ArnComponents.builder().service("sqs").resource(names.queues()).build());
  }

  /** Connecting as the owner of the database, by a token that is signed on the spot. */
  PolicyStatement connecting(CfnDBCluster cluster) {
    return Grant.of(
        List.of("rds-db:connect"),
        List.of(
            stack.formatArn(
                ArnComponents.builder()
                    .service("rds-db")
                    .resource("dbuser:" + cluster.getAttrDbClusterResourceId())
                    .resourceName(Database.USER)
                    .build())));
  }

  /** Writing to the log that the function was given. */
  static PolicyStatement logging(HandlerFunction function) {
    return Grant.of(
        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
        List.of(function.log().getLogGroupArn()));
  }

  /**
   * Lambda joins a function to the network in the function's name. The code itself is denied the
   * same, as AWS's guide has it.
   */
  List<PolicyStatement> joining(HandlerFunction function) {
    List<String> actions =
        Stream.of(
                "AssignPrivateIpAddresses",
                "CreateNetworkInterface",
                "DeleteNetworkInterface",
                "DescribeNetworkInterfaces",
                "DescribeSubnets",
                "UnassignPrivateIpAddresses")
            .map("ec2:"::concat)
            .toList();
    String itself =
        stack.formatArn(
            ArnComponents.builder()
                .service("lambda")
                .resource("function:" + function.name())
                .build());
    List<PolicyStatement> both = new ArrayList<>();
    both.add(Grant.of(actions, List.of("*")));
    both.add(
        Grant.denial(
            actions,
            List.of("*"),
            Map.of("ArnEquals", Map.of("lambda:SourceFunctionArn", itself))));
    return both;
  }
}
