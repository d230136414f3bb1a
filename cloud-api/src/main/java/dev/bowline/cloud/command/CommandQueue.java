package dev.bowline.cloud.command;

import dev.bowline.cloud.platform.Installation;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * One queue per server. It is created when the server enrols and never by sending, so a message
 * that comes after a server's removal cannot bring its queue back.
 */
@Singleton
public final class CommandQueue {

  private static final Logger LOG = LoggerFactory.getLogger(CommandQueue.class);

  /** Commands live an hour at most, and so do their messages. */
  private static final int RETENTION_SECONDS = 3_600;

  /** The agent journals and deletes within milliseconds; a crashed one sees the message again. */
  private static final int VISIBILITY_SECONDS = 30;

  /** The longest poll that SQS offers. */
  private static final int POLL_SECONDS = 20;

  private static final int MOST_KNOWN = 10_000;

  private final SqsClient sqs;
  private final Installation installation;
  private final Map<Long, String> urls = new ConcurrentHashMap<>();

  CommandQueue(SqsClient sqs, Installation installation) {
    this.sqs = sqs;
    this.installation = installation;
  }

  /** Creates the queue unless it is there, and answers its URL as the cloud knows it. */
  public String create(long serverId) {
    String url =
        sqs.createQueue(request ->
                request
                    .queueName(installation.queue(serverId))
                    .attributes(
                        Map.of(
                            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                            Integer.toString(RETENTION_SECONDS),
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            Integer.toString(VISIBILITY_SECONDS),
                            QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS,
                            Integer.toString(POLL_SECONDS))))
            .queueUrl();
    remember(serverId, url);
    return url;
  }

  /** The queue's URL, or nothing when there is no such queue. */
  public Optional<String> url(long serverId) {
    String known = urls.get(serverId);
    return known != null ? Optional.of(known) : lookUp(serverId);
  }

  /** What became of a message. */
  public enum Sending {
    /** SQS has it. */
    SENT,
    /** The server has no queue, so it never enrolled or is gone. */
    NO_QUEUE,
    /** SQS could not be reached, or would not. */
    FAILED
  }

  /** Sends {@code body}. A failure is logged here, and is the caller's to mend. */
  public Sending send(long serverId, String body) {
    try {
      Optional<String> url = url(serverId);
      return url.isPresent() ? send(serverId, url.get(), body) : Sending.NO_QUEUE;
    } catch (SdkException e) {
      LOG.warn("Nothing could be sent to server {}: {}", serverId, e.getMessage());
      return Sending.FAILED;
    }
  }

  /** Deletes the queue and all it holds; no queue is no failure. */
  public void delete(long serverId) {
    urls.remove(serverId);
    lookUp(serverId).ifPresent(url -> delete(serverId, url));
  }

  private Sending send(long serverId, String url, String body) {
    try {
      sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
      return Sending.SENT;
    } catch (QueueDoesNotExistException e) {
      urls.remove(serverId);
      return Sending.NO_QUEUE;
    }
  }

  private void delete(long serverId, String url) {
    try {
      sqs.deleteQueue(request -> request.queueUrl(url));
    } catch (QueueDoesNotExistException alreadyGone) {
      // Somebody else removed it at the same time, which is all that was wanted.
    }
    urls.remove(serverId);
  }

  private Optional<String> lookUp(long serverId) {
    try {
      String url =
          sqs.getQueueUrl(request -> request.queueName(installation.queue(serverId))).queueUrl();
      remember(serverId, url);
      return Optional.of(url);
    } catch (QueueDoesNotExistException e) {
      return Optional.empty();
    }
  }

  private void remember(long serverId, String url) {
    if (urls.size() >= MOST_KNOWN) {
      urls.clear();
    }
    urls.put(serverId, url);
  }
}
