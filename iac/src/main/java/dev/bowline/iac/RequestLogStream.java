package dev.bowline.iac;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.DestinationConfigProperty;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.OnFailureProperty;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.CfnSubscriptionFilter;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Carries the lines of the request log from the API's log to the function that packs them. Other
 * lines of that log are no JSON. A delivery that fails is tried again after one minute and after
 * two more; one that finds no instance is tried for six hours. What is given up waits in a queue
 * for a person, and README tells how to bring it back.
 */
final class RequestLogStream extends Construct {

  private static final int SIX_HOURS = 21_600;
  private static final String REQUEST_LINES = "{ $.request_id = \"*\" }";

  private final Queue lost;

  RequestLogStream(Construct stack, Names names, LogGroup log, HandlerFunction packer, Alias live) {
    super(stack, "RequestLines");
    lost =
        Queue.Builder.create(this, "Lost")
            .queueName(names.of("lost-request-lines"))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    packer.allow(List.of(Grant.of(List.of("sqs:SendMessage"), List.of(lost.getQueueArn()))));
    var once =
        CfnEventInvokeConfig.Builder.create(this, "Patience")
            .functionName(packer.name())
            .qualifier(live.getAliasName())
            .maximumRetryAttempts(2)
            .maximumEventAgeInSeconds(SIX_HOURS)
            .destinationConfig(
                DestinationConfigProperty.builder()
                    .onFailure(OnFailureProperty.builder().destination(lost.getQueueArn()).build())
                    .build())
            .build();
    once.getNode().addDependency(live, packer.role());
    var permission =
        CfnPermission.Builder.create(this, "Permission")
            .action("lambda:InvokeFunction")
            .functionName(live.getFunctionArn())
            .principal("logs.amazonaws.com")
            .sourceAccount(Stack.of(this).getAccount())
            .sourceArn(log.getLogGroupArn())
            .build();
    CfnSubscriptionFilter.Builder.create(this, "Filter")
        .logGroupName(log.getLogGroupName())
        .filterPattern(REQUEST_LINES)
        .destinationArn(live.getFunctionArn())
        .build()
        .getNode()
        .addDependency(permission);
  }

  /** Where deliveries end that could not be packed. */
  Queue lost() {
    return lost;
  }
}
