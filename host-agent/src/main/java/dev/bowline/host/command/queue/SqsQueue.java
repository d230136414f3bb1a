package dev.bowline.host.command.queue;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The host's queue in SQS. Credentials are renewed at three quarters of their life, and at once
 * when SQS does not accept them. For use by one thread.
 */
public final class SqsQueue implements CommandQueue {

  private static final String CREDENTIALS = "/agent/v1/queue-credentials";
  private static final int LONG_POLL_SECONDS = 20;
  private static final int MOST_MESSAGES = 10;
  private static final Duration POLL_PATIENCE = Duration.ofSeconds(LONG_POLL_SECONDS + 10);
  private static final Duration DELETE_PATIENCE = Duration.ofSeconds(5);

  private final Cloud cloud;
  private final SignedSqs sqs;
  private final InstantSource clock;
  private @Nullable QueueCredentials held;

  /** The queue that {@code cloud} vends credentials for, reached through {@code http}. */
  public SqsQueue(Cloud cloud, Http http, InstantSource clock) {
    this.cloud = cloud;
    this.sqs = new SignedSqs(http, clock);
    this.clock = clock;
  }

  @Override
  public Reception receive() {
    Optional<String> problem = renewIfDue();
    QueueCredentials credentials = held;
    if (credentials == null) {
      return new Reception.Unavailable(problem.orElse("no credentials"));
    }
    try {
      Http.Answer answer =
          sqs.send(
              credentials,
              "ReceiveMessage",
              Fields.object(
                  "MaxNumberOfMessages", MOST_MESSAGES, "WaitTimeSeconds", LONG_POLL_SECONDS),
              POLL_PATIENCE);
      return answer.status() == 200 ? received(answer) : refused(answer);
    } catch (IOException e) {
      return new Reception.Unavailable(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  @Override
  public void delete(QueueMessage message) {
    QueueCredentials credentials = held;
    if (credentials == null) {
      return;
    }
    try {
      Http.Answer ignored =
          sqs.send(
              credentials,
              "DeleteMessage",
              Fields.object("ReceiptHandle", message.receipt()),
              DELETE_PATIENCE);
    } catch (IOException ignored) {
      // It is delivered again, and then known.
    }
  }

  /** Why there are no fresh credentials, if there are none. */
  private Optional<String> renewIfDue() {
    Instant now = clock.instant();
    if (held != null && !held.areDue(now)) {
      return Optional.empty();
    }
    Optional<String> problem =
        switch (cloud.post(CREDENTIALS, Fields.object())) {
          case CloudAnswer.Accepted(Fields data) -> take(data);
          case CloudAnswer.Refused(int status, String code) ->
              Optional.of("the cloud vends no credentials: " + status + " " + code);
          case CloudAnswer.Unavailable(String reason) -> Optional.of(reason);
        };
    if (problem.isPresent() && held != null && held.areOver(now)) {
      held = null;
    }
    return problem;
  }

  private Optional<String> take(Fields data) {
    try {
      held = QueueCredentials.of(data, clock.instant());
      return Optional.empty();
    } catch (WireException | IllegalArgumentException e) {
      return Optional.of("the vended credentials are not understood");
    }
  }

  private static Reception received(Http.Answer answer) {
    try {
      Fields fields = Json.read(answer.body());
      return new Reception.Received(
          fields.has("Messages") ? fields.list("Messages", SqsQueue::message) : List.of());
    } catch (WireException e) {
      return new Reception.Unavailable("the queue's answer is not understood");
    }
  }

  /** Whatever it was, the next poll begins with fresh credentials. */
  private Reception refused(Http.Answer answer) {
    held = null;
    return new Reception.Unavailable("SQS answered " + answer.status() + " " + error(answer));
  }

  private static String error(Http.Answer answer) {
    try {
      return Json.read(answer.body()).optionalText("__type").orElse("");
    } catch (WireException e) {
      return "";
    }
  }

  private static QueueMessage message(Fields fields) {
    return new QueueMessage(fields.text("Body"), fields.text("ReceiptHandle"));
  }
}
