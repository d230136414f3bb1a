package dev.bowline.iac;

import java.util.List;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;

/**
 * Calls the background once a minute. A call that failed is not repeated, and one that found the
 * function busy for a minute is dropped: the next one is near.
 */
final class Minute extends Construct {

  private static final int LENGTH = 60;

  Minute(Construct stack, Names names, Alias background) {
    super(stack, "Minute");
    Role caller =
        Role.Builder.create(this, "Caller")
            .roleName(names.of("minute"))
            .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
            .build();
    caller.addToPolicy(
        Grant.of(List.of("lambda:InvokeFunction"), List.of(background.getFunctionArn())));
    CfnSchedule.Builder.create(this, "Schedule")
        .name(names.of("minute"))
        .description("Every round of the background that is due")
        .scheduleExpression("rate(1 minute)")
        .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            TargetProperty.builder()
                .arn(background.getFunctionArn())
                .roleArn(caller.getRoleArn())
                .input("{\"time\":\"<aws.scheduler.scheduled-time>\"}")
                .retryPolicy(
                    RetryPolicyProperty.builder()
                        .maximumRetryAttempts(0)
                        .maximumEventAgeInSeconds(LENGTH)
                        .build())
                .build())
        .build();
    CfnEventInvokeConfig.Builder.create(this, "Once")
        .functionName(names.of(Handler.BACKGROUND.word()))
        .qualifier(background.getAliasName())
        .maximumRetryAttempts(0)
        .maximumEventAgeInSeconds(LENGTH)
        .build()
        .getNode()
        .addDependency(background);
  }
}
