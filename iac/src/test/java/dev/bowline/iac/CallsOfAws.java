package dev.bowline.iac;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** What the cloud calls of AWS, by the names of the actions that IAM asks for. */
final class CallsOfAws implements ExecutionInterceptor {

  private final Set<String> actions = new ConcurrentSkipListSet<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    actions.add(service.toLowerCase(Locale.ROOT) + ":" + action(operation));
  }

  /** Most actions are named like their operation. */
  private static String action(String operation) {
    return operation.equals("HeadBucket") ? "ListBucket" : operation;
  }

  /** The actions of everything that {@code work} called. */
  Set<String> during(Runnable work) {
    actions.clear();
    work.run();
    return Set.copyOf(actions);
  }
}
