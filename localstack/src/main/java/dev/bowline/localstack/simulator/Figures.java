package dev.bowline.localstack.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the agents count. */
final class Figures {

  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger away = new AtomicInteger();
  private final LongAdder commands = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final Map<Long, LongAdder> returns = new ConcurrentHashMap<>();

  /** An agent's poll has been answered, so it is there. */
  void isThere() {
    held.incrementAndGet();
  }

  /** An agent that was there has met a failure. */
  void isAway() {
    held.decrementAndGet();
    away.incrementAndGet();
  }

  /** An agent that was away has been answered again. */
  void isBack() {
    held.incrementAndGet();
    away.decrementAndGet();
    returns
        .computeIfAbsent(System.nanoTime() / 1_000_000_000, second -> new LongAdder())
        .increment();
  }

  /** From now on returns are counted anew. */
  void forgetReturns() {
    returns.clear();
  }

  void obeyed() {
    commands.increment();
  }

  void failed() {
    failures.increment();
  }

  /** How many agents' last poll was answered. */
  int held() {
    return held.get();
  }

  /** How many wait until they try again. */
  int away() {
    return away.get();
  }

  long commands() {
    return commands.sum();
  }

  /** Requests that came to nothing. */
  long failures() {
    return failures.sum();
  }

  /** The most agents that came back within one second. */
  long busiestSecond() {
    return returns.values().stream().mapToLong(LongAdder::sum).max().orElse(0);
  }

  /** From the first return to the last, in seconds. */
  long secondsOfReturn() {
    var seconds = returns.keySet().stream().mapToLong(second -> second).summaryStatistics();
    return returns.isEmpty() ? 0 : seconds.getMax() - seconds.getMin() + 1;
  }
}
