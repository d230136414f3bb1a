package dev.bowline.cloud.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.OneOf;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message and how its delivery went.
 *
 * @param messageId what the receiver sees as {@code webhook-id}, in every attempt
 * @param status {@code pending}, {@code succeeded} or {@code failed}
 * @param payload the body of the message
 * @param nextAttemptAt null when there will be none
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"id": 21, "message_id": "msg_01957f2e6f3a7c519c550d7e6f1f2a10", "event": "key.created",
     "server_id": null, "status": "succeeded", "payload": "{\\"type\\":\\"key.created\\"}",
     "attempts": [{"number": 1, "at": "2026-03-01T12:00:01Z", "duration_ms": 84, "status": 204,
       "failure": null, "response": ""}],
     "created_at": "2026-03-01T12:00:00Z", "next_attempt_at": null, "finished_at": "2026-03-01T12:00:01Z"}
    """)
record DeliveryView(
    long id,
    String messageId,
    String event,
    @Nullable Long serverId,
    @OneOf(DeliveryRow.Status.class) String status,
    String payload,
    List<AttemptView> attempts,
    Instant createdAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant finishedAt) {

  /**
   * One attempt.
   *
   * @param durationMs null while it is under way, and for ever when the cloud was cut off
   * @param status of the answer; null when none came
   * @param failure why none came, in a word
   * @param response the first kilobyte of the answer, printable
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record AttemptView(
      int number,
      Instant at,
      @Nullable Long durationMs,
      @Nullable Integer status,
      @Nullable String failure,
      @Nullable String response) {

    static AttemptView of(AttemptRow attempt) {
      Instant end = attempt.finishedAt();
      return new AttemptView(
          attempt.number(),
          attempt.startedAt(),
          end == null ? null : Duration.between(attempt.startedAt(), end).toMillis(),
          attempt.status(),
          attempt.failure(),
          attempt.excerpt());
    }
  }

  static DeliveryView of(DeliveryRow delivery, List<AttemptRow> attempts) {
    boolean pending = delivery.status() == DeliveryRow.Status.PENDING;
    return new DeliveryView(
        delivery.number(),
        delivery.messageId(),
        delivery.event(),
        delivery.serverId(),
        delivery.status().word(),
        delivery.payload(),
        attempts.stream().map(AttemptView::of).toList(),
        delivery.createdAt(),
        pending ? delivery.nextAttemptAt() : null,
        delivery.finishedAt());
  }
}
