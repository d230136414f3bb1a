package dev.bowline.localstack.engines.aws;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for messages in the place of ElasticMQ, which would hold two more connections for each
 * caller that waits. ElasticMQ is asked when something has changed a queue, and again for messages
 * that become visible by themselves: every second while few wait, and less often the more do.
 */
final class LongPolls {

  private static final String WAIT = "WaitTimeSeconds";
  private static final int LONGEST_SECONDS = 20;

  /** How often ElasticMQ is asked on behalf of all queues in which nothing has changed. */
  private static final int ASKED_PER_SECOND = 50;

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
      AwsAnswer answer = look(bell, atOnce, ask);
      while (isEmpty(answer) && bell.await(pause(), end)) {
        answer = look(bell, atOnce, ask);
      }
      return answer;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new AwsFault(503, "ServiceUnavailable", "The front is closing.");
    } finally {
      waiting.decrementAndGet();
    }
  }

  private AwsAnswer look(Bell bell, JsonBody atOnce, Function<JsonBody, AwsAnswer> ask) {
    long rung = bell.rung();
    Optional<AwsAnswer> known = bell.knownEmpty(pause());
    AwsAnswer answer = known.orElseGet(() -> ask.apply(atOnce));
    if (known.isEmpty() && isEmpty(answer)) {
      bell.wasEmpty(rung, answer);
    }
    return answer;
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

  /**
   * Whether a queue has changed since it was last seen empty. Counts, so that a change between a
   * look and what follows it is not missed.
   */
  private static final class Bell {

    private long rings;
    private long ringsWhenEmpty = -1;
    private long emptyAt;
    private @Nullable AwsAnswer empty;

    synchronized long rung() {
      return rings;
    }

    synchronized void ring() {
      rings++;
      notifyAll();
    }

    /** ElasticMQ gave {@code answer} when it was asked after {@code rung} rings. */
    synchronized void wasEmpty(long rung, AwsAnswer answer) {
      ringsWhenEmpty = rung;
      emptyAt = System.nanoTime();
      empty = answer;
    }

    /** The last answer, if nothing has changed since and it is younger than {@code age}. */
    synchronized Optional<AwsAnswer> knownEmpty(Duration age) {
      boolean holds = ringsWhenEmpty == rings && System.nanoTime() - emptyAt < age.toNanos();
      return holds ? Optional.ofNullable(empty) : Optional.empty();
    }

    /** Waits for a change, {@code most} at most; false if there was none when {@code end} came. */
    synchronized boolean await(Duration most, long end) throws InterruptedException {
      long until = Math.min(end, System.nanoTime() + most.toNanos());
      long left = until - System.nanoTime();
      while (rings == ringsWhenEmpty && left > 0) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
        left = until - System.nanoTime();
      }
      return rings != ringsWhenEmpty || System.nanoTime() < end;
    }
  }
}
