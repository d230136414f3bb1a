package dev.bowline.host.command.queue;

import java.util.List;

/** The queue of signed commands for this host. */
public interface CommandQueue {

  /**
   * One message.
   *
   * @param body a signed command, if it is genuine
   * @param receipt by which this delivery is deleted
   */
  record QueueMessage(String body, String receipt) {}

  /** What a poll brought. */
  sealed interface Reception {

    /** The messages that were there, perhaps none. */
    record Received(List<QueueMessage> messages) implements Reception {}

    /** The queue could not be read. */
    record Unavailable(String reason) implements Reception {}
  }

  /** Waits up to 20 seconds for messages. Never throws for what the network does. */
  Reception receive();

  /** Deletes the message if the queue can be reached; if not, it will be delivered again. */
  void delete(QueueMessage message);
}
