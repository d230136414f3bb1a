package dev.bowline.cloud.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Records every call of AWS that an instance makes. */
public final class AwsCalls implements ExecutionInterceptor {

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile boolean away;
  private volatile String failing = "";

  /**
   * One call.
   *
   * @param service as the SDK names its package, such as {@code sqs}
   * @param name such as {@code SendMessage}
   */
  private record Call(String service, String name) {

    private static Call of(Object request) {
      return new Call(
          request.getClass().getPackageName().replaceAll(".*\\.services\\.(\\w+)\\..*", "$1"),
          request.getClass().getSimpleName().replace("Request", ""));
    }
  }

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
    Call call = Call.of(context.request());
    calls.add(call);
    if (away || call.name().equals(failing)) {
      throw SdkClientException.create("Connection refused");
    }
  }

  /** What {@code work} called, in order, such as {@code Query}, {@code UpdateItem}. */
  public List<String> during(Runnable work) {
    return made(work).stream().map(Call::name).toList();
  }

  /** What {@code work} called of the service {@code service}, such as {@code sqs}, in order. */
  public List<String> during(String service, Runnable work) {
    return made(work).stream()
        .filter(call -> call.service().equals(service))
        .map(Call::name)
        .toList();
  }

  private List<Call> made(Runnable work) {
    int before = calls.size();
    work.run();
    return List.copyOf(calls.subList(before, calls.size()));
  }
}
