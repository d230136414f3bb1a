package dev.bowline.cloud.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Counts calls of AWS by service and operation, and the units that DynamoDB would bill for them,
 * while it is on.
 */
public final class Metering implements ExecutionInterceptor {

  private static final String ASK = "ReturnConsumedCapacity";
  private static final String ANSWER = "ConsumedCapacity";

  private final Map<String, Double> counts = new TreeMap<>();
  private volatile boolean on;

  /** Starts at nothing. */
  public synchronized void begin() {
    counts.clear();
    on = true;
  }

  /** Ends, and tells what was counted since, such as {@code sqs.SendMessage}. */
  public synchronized Map<String, Double> end() {
    on = false;
    return new TreeMap<>(counts);
  }

  /** Counts something that is no call of AWS. */
  public synchronized void count(String what, double more) {
    if (on) {
      counts.merge(what, more, Double::sum);
    }
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (!on) {
      return request;
    }
    SdkRequest.Builder builder = request.toBuilder();
    for (SdkField<?> field : request.sdkFields()) {
      if (field.memberName().equals(ASK)) {
        field.set(builder, "TOTAL");
      }
    }
    return builder.build();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    Class<?> type = context.request().getClass();
    String service = type.getPackageName().replaceAll(".*\\.services\\.(\\w+)\\..*", "$1");
    String operation = type.getSimpleName().replace("Request", "");
    count(service + "." + operation, 1);
    boolean reads =
        operation.startsWith("Get")
            || operation.contains("Query")
            || operation.startsWith("BatchGet");
    String unit = reads ? "units.Read" : "units.Write";
    context
        .response()
        .getValueForField(ANSWER, Object.class)
        .ifPresent(consumed -> count(unit, units(consumed)));
  }

  private static double units(Object consumed) {
    return switch (consumed) {
      case ConsumedCapacity one -> one.capacityUnits();
      case List<?> many -> many.stream().mapToDouble(Metering::units).sum();
      default -> 0;
    };
  }
}
