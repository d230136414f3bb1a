package dev.bowline.cloud.webhook;

import dev.bowline.cloud.platform.BackgroundWork;
import dev.bowline.cloud.vault.VaultException;
import dev.bowline.cloud.webhook.Attempts.Attempt;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages to receivers, at most 64 at a time on this instance. No transaction and no lock
 * is held while a receiver takes its time. Whatever breaks, the delivery stays due.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class Courier implements BackgroundWork {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private static final int MOST = 64;

  private final Attempts attempts;
  private final Destinations destinations;
  private final SigningSecrets secrets;
  private final Post post;
  private final Judge judge;
  private final InstantSource time;
  private final Semaphore room = new Semaphore(MOST);

  /** Threads of the platform: a lookup blocks its thread where a virtual one would keep others. */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("courier-", 0).factory());

  Courier(
      Attempts attempts,
      Destinations destinations,
      SigningSecrets secrets,
      Post post,
      Judge judge,
      InstantSource time) {
    this.attempts = attempts;
    this.destinations = destinations;
    this.secrets = secrets;
    this.post = post;
    this.judge = judge;
    this.time = time;
  }

  @Override
  public String name() {
    return "deliveries of webhooks";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  /** Begins to carry what is due, as far as there is room, and waits for no receiver. */
  @Override
  public boolean round() {
    int free = room.drainPermits();
    List<Attempt> begun = List.of();
    try {
      begun = free == 0 ? List.of() : attempts.beginDue(free);
    } finally {
      room.release(free - begun.size());
    }
    begun.forEach(attempt -> threads.execute(() -> carryAndGoOn(attempt)));
    return !begun.isEmpty();
  }

  @Override
  public void settle(Duration most) throws InterruptedException {
    if (room.tryAcquire(MOST, most.toMillis(), TimeUnit.MILLISECONDS)) {
      room.release(MOST);
    }
  }

  /** Makes {@code attempt} and writes down how it went. */
  void carry(Attempt attempt) {
    Reply reply = reply(attempt);
    attempts.end(attempt, reply, judge.of(reply, attempt.number(), time.instant()));
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  /** What waited for room need not wait for the next round. */
  private void carryAndGoOn(Attempt first) {
    try {
      List<Attempt> next = List.of(first);
      while (!next.isEmpty()) {
        next.forEach(this::carryOrLeave);
        next = attempts.beginDue(1);
      }
    } catch (RuntimeException e) {
      LOG.warn("Deliveries wait: {}", e.toString());
    } finally {
      room.release();
    }
  }

  private void carryOrLeave(Attempt attempt) {
    try {
      carry(attempt);
    } catch (RuntimeException e) {
      LOG.warn("Delivery {} will be tried again: {}", attempt.delivery().number(), e.toString());
    }
  }

  private Reply reply(Attempt attempt) {
    try {
      return send(attempt);
    } catch (VaultException e) {
      LOG.warn("Delivery {} is not signed: {}", attempt.delivery().number(), e.getMessage());
      return new Reply.Unanswered(Reply.Failure.NOT_SIGNED);
    }
  }

  private Reply send(Attempt attempt) {
    WebhookUrl url = WebhookUrl.parse(attempt.webhook().url()).orElse(null);
    if (url == null) {
      return new Reply.Unanswered(Reply.Failure.FORBIDDEN_ADDRESS);
    }
    return switch (destinations.locate(url)) {
      case Destinations.Place.Forbidden() -> new Reply.Unanswered(Reply.Failure.FORBIDDEN_ADDRESS);
      case Destinations.Place.Unknown() -> new Reply.Unanswered(Reply.Failure.UNKNOWN_HOST);
      case Destinations.Place.Found(var addresses) ->
          post.send(url, addresses, headers(attempt), body(attempt));
    };
  }

  private Map<String, String> headers(Attempt attempt) {
    String id = attempt.delivery().messageId();
    Instant now = time.instant();
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", Long.toString(now.getEpochSecond()),
        "webhook-signature",
            secrets.sign(attempt.webhook(), id, now, attempt.delivery().payload()));
  }

  private static byte[] body(Attempt attempt) {
    return attempt.delivery().payload().getBytes(StandardCharsets.UTF_8);
  }
}
