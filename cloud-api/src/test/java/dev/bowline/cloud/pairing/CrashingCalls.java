package dev.bowline.cloud.pairing;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Lets the process die before or after any call of AWS. */
final class CrashingCalls implements ExecutionInterceptor {

  /** The process is no more; nothing catches this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final AtomicInteger steps = new AtomicInteger(Integer.MAX_VALUE);

  /** Whether {@code work} died at that step: 0 is before its first call, 1 after it, and so on. */
  boolean crashes(int step, Runnable work) {
    steps.set(step);
    try {
      work.run();
      return false;
    } catch (Crash e) {
      return true;
    } finally {
      steps.set(Integer.MAX_VALUE);
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
    step();
  }

  @Override
  public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
    step();
  }

  private void step() {
    if (steps.getAndDecrement() == 0) {
      throw new Crash();
    }
  }
}
