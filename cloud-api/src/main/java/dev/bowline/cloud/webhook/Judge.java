package dev.bowline.cloud.webhook;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads replies as Standard Webhooks 1.0 has them: any 2xx is success, 410 ends the webhook, all
 * else is to be tried again. A redirect is a failure. Only 429 and 503 may ask for more patience.
 */
@Singleton
final class Judge {

  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final Backoff backoff;

  Judge(Backoff backoff) {
    this.backoff = backoff;
  }

  /**
   * What follows from {@code reply} to the attempt with that number, which ended at {@code now}.
   */
  Verdict of(Reply reply, int attempt, Instant now) {
    return switch (reply) {
      case Reply.Answered(int status, var ignored, var excerpt)
          when status >= 200 && status <= 299 ->
          new Verdict.Delivered();
      case Reply.Answered(int status, var ignored, var excerpt) when status == GONE ->
          new Verdict.Gone();
      case Reply.Answered(int status, var retryAfter, var excerpt)
          when status == TOO_MANY || status == UNAVAILABLE ->
          new Verdict.Failed(longer(backoff.after(attempt), Backoff.asked(retryAfter, now)));
      case Reply.Answered ignored -> new Verdict.Failed(backoff.after(attempt));
      case Reply.Unanswered ignored -> new Verdict.Failed(backoff.after(attempt));
    };
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
