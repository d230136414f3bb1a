package dev.bowline.localstack.bench;

import dev.bowline.localstack.client.AwsAccess;
import dev.bowline.localstack.client.Installation;
import java.io.IOException;
import software.amazon.awssdk.services.sqs.SqsClient;

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
        timings.add(once(sender, receiver, queue));
      }
      sender.deleteQueue(request -> request.queueUrl(queue));
    }
    return timings.median();
  }

  private static double once(SqsClient sender, SqsClient receiver, String queue)
      throws InterruptedException {
    long[] received = new long[1];
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              var message =
                  receiver
                      .receiveMessage(
                          request -> request.queueUrl(queue).waitTimeSeconds(WAIT_SECONDS))
                      .messages()
                      .getFirst();
              received[0] = System.nanoTime();
              receiver.deleteMessage(
                  request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
            });
    Thread.sleep(HEAD_START_MILLIS);
    long start = System.nanoTime();
    sender.sendMessage(request -> request.queueUrl(queue).messageBody("raw"));
    waiting.join();
    return (received[0] - start) / 1e6;
  }

  /** With the API's own credentials. */
  private SqsClient client() throws IOException {
    return AwsAccess.of(installation).client(SqsClient.builder(), "sqs");
  }
}
