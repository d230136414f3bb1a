package dev.bowline.cloud.usage;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Kills the caller at one of its calls of DynamoDB: before it took effect, or right after. */
final class Death implements ExecutionInterceptor {

  /** What the killed caller meets. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  enum Moment {
    BEFORE,
    AFTER
  }

  private final int fatalCall;
  private final Moment moment;
  private final AtomicInteger calls = new AtomicInteger();

  Death(int fatalCall, Moment moment) {
    this.fatalCall = fatalCall;
    this.moment = moment;
  }

  /** Whether the fatal call was reached. */
  boolean happened() {
    return calls.get() >= fatalCall;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (calls.incrementAndGet() == fatalCall && moment == Moment.BEFORE) {
      throw new Killed();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (calls.get() == fatalCall && moment == Moment.AFTER) {
      throw new Killed();
    }
  }
}
