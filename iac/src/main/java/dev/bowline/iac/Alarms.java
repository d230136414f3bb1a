package dev.bowline.iac;

import dev.bowline.cloud.platform.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** What wakes a person. Each alarm says when it has passed, too. */
final class Alarms extends Construct {

  private static final Duration WINDOW = Duration.minutes(5);
  private static final double SHARE = 0.8;
  private static final int PERCENT = 90;

  private final Topic topic;
  private final Names names;

  Alarms(Construct stack, Parameters parameters, Keys keys) {
    super(stack, "Alarms");
    this.names = parameters.names();
    topic =
        Topic.Builder.create(this, "Topic")
            .topicName(names.of("alarms"))
            .masterKey(keys.data())
            .enforceSsl(true)
            .build();
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .effect(Effect.ALLOW)
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
            .build());
    var email =
        CfnSubscription.Builder.create(this, "Email")
            .topicArn(topic.getTopicArn())
            .protocol("email")
            .endpoint(parameters.alarmEmail())
            .build();
    email.getCfnOptions().setCondition(parameters.hasAlarmEmail());
  }

  /** The API answers 500 or more, or API Gateway gets no answer. */
  void watch(HttpFront front) {
    above(
        "FiveHundreds",
        "Requests that ended in 500 or more",
        metric("AWS/ApiGateway", "5xx", "Sum", Map.of("ApiId", front.apiId())),
        5);
  }

  /**
   * A function fails, or is called more often than it may run. A deployment sees for itself that
   * its call was refused, and of the background a refused call means that the one before goes on.
   */
  void watch(HandlerFunction function) {
    Map<String, String> one = Map.of("FunctionName", function.name());
    String id = function.handler().id();
    above(id + "Errors", id + " failed", metric("AWS/Lambda", "Errors", "Sum", one), 0);
    if (!Set.of(Handler.PROVISION, Handler.BACKGROUND).contains(function.handler())) {
      above(
          id + "Throttles", id + " was refused", metric("AWS/Lambda", "Throttles", "Sum", one), 0);
    }
  }

  /** Nothing called the background: commands are not sent again, webhooks and schedules wait. */
  void watchMinutes(HandlerFunction background) {
    ring(
        Alarm.Builder.create(this, "BackgroundSilent")
            .alarmDescription("The background was not called for five minutes")
            .metric(
                metric(
                    "AWS/Lambda", "Invocations", "Sum", Map.of("FunctionName", background.name())))
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .threshold(1)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.BREACHING)
            .build());
  }

  /** Lines of the request log could not be packed. */
  void watch(RequestLogStream stream) {
    above(
        "LostRequestLines",
        "Deliveries of the request log wait for a person",
        metric(
            "AWS/SQS",
            "ApproximateAgeOfOldestMessage",
            "Maximum",
            Map.of("QueueName", stream.lost().getQueueName())),
        0);
  }

  /** The database nears its largest size or its last connection. */
  void watch(Database database, Stage stage) {
    Map<String, String> one = Map.of("DBClusterIdentifier", database.cluster().getRef());
    above(
        "DatabaseCapacity",
        "The database needs nearly all it may have",
        metric("AWS/RDS", "ACUUtilization", "Average", one),
        PERCENT);
    above(
        "DatabaseConnections",
        "The database has nearly all the connections it takes",
        metric("AWS/RDS", "DatabaseConnections", "Maximum", one),
        (int) (stage.connections() * SHARE));
  }

  /** DynamoDB refuses calls: what is hot then is one partition. */
  void watch(Table table) {
    Map<String, String> one = Map.of("TableName", names.table(table));
    above(
        "Throttled" + table.name(),
        "DynamoDB refused calls to " + table.name(),
        MathExpression.Builder.create()
            .expression("FILL(r, 0) + FILL(w, 0)")
            .label("refused")
            .period(WINDOW)
            .usingMetrics(
                new TreeMap<>(
                    Map.of(
                        "r", metric("AWS/DynamoDB", "ReadThrottleEvents", "Sum", one),
                        "w", metric("AWS/DynamoDB", "WriteThrottleEvents", "Sum", one))))
            .build(),
        0);
  }

  private static Metric metric(
      String namespace, String name, String statistic, Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(namespace)
        .metricName(name)
        .statistic(statistic)
        .dimensionsMap(dimensions)
        .period(WINDOW)
        .build();
  }

  private void above(String id, String description, IMetric metric, int threshold) {
    ring(
        Alarm.Builder.create(this, id)
            .alarmDescription(description)
            .metric(metric)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .threshold(threshold)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }

  private void ring(Alarm alarm) {
    SnsAction action = new SnsAction(topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
