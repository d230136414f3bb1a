package dev.bowline.cloud.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Records every call of AWS that an instance makes. */
public final class AwsCalls implements ExecutionInterceptor {

  private final List<String> calls = new CopyOnWriteArrayList<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    calls.add(context.request().getClass().getSimpleName().replace("Request", ""));
  }

  /** What {@code work} called, in order, such as {@code Query}, {@code UpdateItem}. */
  public List<String> during(Runnable work) {
    int before = calls.size();
    work.run();
    return List.copyOf(calls.subList(before, calls.size()));
  }
}
