package dev.bowline.host.testing;

import dev.bowline.host.command.queue.CommandQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A queue in memory. */
public final class FakeQueue implements CommandQueue {

  /** Receipts of what was deleted, in order. */
  public final List<String> deleted = new ArrayList<>();

  private final Deque<QueueMessage> messages = new ArrayDeque<>();

  /** Puts a message in. */
  public void send(String body) {
    messages.add(new QueueMessage(body, "receipt-" + messages.size()));
  }

  @Override
  public Reception receive() {
    List<QueueMessage> all = List.copyOf(messages);
    messages.clear();
    return new Reception.Received(all);
  }

  @Override
  public void delete(QueueMessage message) {
    deleted.add(message.receipt());
  }
}
