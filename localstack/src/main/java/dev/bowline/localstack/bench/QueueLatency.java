package dev.bowline.localstack.bench;

import dev.bowline.localstack.client.AwsAccess;
import dev.bowline.localstack.client.Installation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * How long one message takes through the queue alone: sent, and received by a waiting long poll.
 */
record QueueLatency(Installation installation) {

  private static final int ROUNDS = 20;
  private static final int WAIT_SECONDS = 20;
  private static final String QUEUE = "bowline-bench";

  /** A poll that begins this much before the message surely waits. */
  private static final long HEAD_START_MILLIS = 200;

  /** The median, in milliseconds. */
  double median() throws IOException, InterruptedException {
    Timings timings = new Timings();
    try (SqsClient sender = client();
        SqsClient receiver = client()) {
      String queue = sender.createQueue(request -> request.queueName(QUEUE)).queueUrl();
      for (int i = 0; i < ROUNDS; i++) {
        timings.add(once(sender, receiver, queue, "raw-" + i));
      }
      sender.deleteQueue(request -> request.queueUrl(queue));
    }
    return timings.median();
  }

  private static double once(SqsClient sender, SqsClient receiver, String queue, String body)
      throws IOException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> received = threads.submit(() -> receivedAt(receiver, queue, body));
      Thread.sleep(HEAD_START_MILLIS);
      long start = System.nanoTime();
      sender.sendMessage(request -> request.queueUrl(queue).messageBody(body));
      return (received.get() - start) / 1e6;
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }

  /** When {@code body} came; a message of an earlier round that comes once more is passed over. */
  private static long receivedAt(SqsClient receiver, String queue, String body) {
    while (true) {
      List<Message> messages =
          receiver
              .receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(WAIT_SECONDS))
              .messages();
      long at = System.nanoTime();
      for (Message message : messages) {
        receiver.deleteMessage(
            request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
      if (messages.stream().anyMatch(message -> message.body().equals(body))) {
        return at;
      }
    }
  }

  /** With the API's own credentials. */
  private SqsClient client() throws IOException {
    return AwsAccess.of(installation).client(SqsClient.builder(), "sqs");
  }
}
