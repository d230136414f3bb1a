package dev.bowline.localstack.engines.aws;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Waits for messages in the place of ElasticMQ, which would hold two more connections for each
 * caller that waits. A caller is woken by whatever changes its queue; a message that becomes
 * visible again by itself is found within a second while few wait, and later the more do.
 */
final class LongPolls {

  private static final String WAIT = "WaitTimeSeconds";
  private static final int LONGEST_SECONDS = 20;

  /** How often ElasticMQ is asked for all that wait, but for a first time each. */
  private static final int ASKED_PER_SECOND = 500;

  private final Map<String, Bell> bells = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * The first answer with messages that {@code ask} gives, or its last when the wait of {@code
   * body} is over. A wait that SQS does not allow is left to ElasticMQ, which refuses it.
   */
  AwsAnswer receive(String queue, JsonBody body, Function<JsonBody, AwsAnswer> ask) {
    return body.fields().get(WAIT) instanceof Integer seconds
            && seconds > 0
            && seconds <= LONGEST_SECONDS
        ? receive(queue, body, Duration.ofSeconds(seconds), ask)
        : ask.apply(body);
  }

  private AwsAnswer receive(
      String queue, JsonBody body, Duration wait, Function<JsonBody, AwsAnswer> ask) {
    long end = System.nanoTime() + wait.toNanos();
    Bell bell = bells.computeIfAbsent(queue, _ -> new Bell());
    JsonBody atOnce = atOnce(body);
    waiting.incrementAndGet();
    try {
      long rung = bell.rung();
      AwsAnswer answer = ask.apply(atOnce);
      while (isEmpty(answer) && bell.await(rung, pause(), end)) {
        rung = bell.rung();
        answer = ask.apply(atOnce);
      }
      return answer;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new AwsFault(503, "ServiceUnavailable", "The front is closing.");
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Has everyone who waits at {@code queue} look again. */
  void wake(String queue) {
    Bell bell = bells.get(queue);
    if (bell != null) {
      bell.ring();
    }
  }

  private Duration pause() {
    return Duration.ofSeconds(Math.max(1, waiting.get() / ASKED_PER_SECOND));
  }

  private static JsonBody atOnce(JsonBody body) {
    Map<String, Object> fields = new LinkedHashMap<>(body.fields());
    fields.put(WAIT, 0);
    return new JsonBody(fields);
  }

  private static boolean isEmpty(AwsAnswer answer) {
    return answer.status() == 200
        && answer.content() instanceof AwsAnswer.Content.Text(String text)
        && !(JsonBody.of(text).fields().get("Messages") instanceof Iterable<?> messages
            && messages.iterator().hasNext());
  }

  /** Counts, so that a ring between a look and the wait after it is not missed. */
  private static final class Bell {

    private long rings;

    synchronized long rung() {
      return rings;
    }

    synchronized void ring() {
      rings++;
      notifyAll();
    }

    /**
     * Waits for a ring after {@code seen}, {@code most} at most; false if there was none when
     * {@code end} has come.
     */
    synchronized boolean await(long seen, Duration most, long end) throws InterruptedException {
      long until = Math.min(end, System.nanoTime() + most.toNanos());
      long left = until - System.nanoTime();
      while (rings == seen && left > 0) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
        left = until - System.nanoTime();
      }
      return rings != seen || System.nanoTime() < end;
    }
  }
}
