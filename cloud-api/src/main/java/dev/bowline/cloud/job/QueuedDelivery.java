package dev.bowline.cloud.job;

import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.command.CommandSigner;
import dev.bowline.contract.command.CommandMessage;
import jakarta.inject.Singleton;

/** To a machine: signed, through its queue. Its agent reports when it likes. */
@Singleton
final class QueuedDelivery implements Delivery {

  private final CommandSigner signer;
  private final CommandQueue queue;
  private final JobCodec codec;

  QueuedDelivery(CommandSigner signer, CommandQueue queue, JobCodec codec) {
    this.signer = signer;
    this.queue = queue;
    this.codec = codec;
  }

  @Override
  public String message(CommandMessage command) {
    return codec.text(signer.sign(command));
  }

  @Override
  public void within(Order order, CommandMessage command) {
    // Nothing: whoever sends before the commit may send what is rolled back.
  }

  @Override
  public void after(JobRow job) {
    queue.send(job.serverId(), job.message());
  }
}
