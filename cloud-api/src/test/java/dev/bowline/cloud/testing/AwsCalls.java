package dev.bowline.cloud.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Records every call of AWS that an instance makes. */
public final class AwsCalls implements ExecutionInterceptor {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile String failing = "";

  /** Whether AWS does not answer. */
  public void away(boolean now) {
    away = now;
  }

  /** From now on this call fails, such as {@code SendMessage}; none does when it is empty. */
  public void fail(String call) {
    failing = call;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String call = context.request().getClass().getSimpleName().replace("Request", "");
    calls.add(call);
    if (away || call.equals(failing)) {
      throw SdkClientException.create("Connection refused");
    }
  }

  /** What {@code work} called, in order, such as {@code Query}, {@code UpdateItem}. */
  public List<String> during(Runnable work) {
    int before = calls.size();
    work.run();
    return List.copyOf(calls.subList(before, calls.size()));
  }
}
