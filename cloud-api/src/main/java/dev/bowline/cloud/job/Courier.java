package dev.bowline.cloud.job;

import dev.bowline.cloud.command.CommandQueue;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts commands into queues. A failure is no failure of the job: the sweeper tries again. */
@Singleton
final class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final CommandQueue queue;

  Courier(CommandQueue queue) {
    this.queue = queue;
  }

  void send(JobRow job) {
    try {
      if (!queue.send(job.serverId(), job.message())) {
        LOG.warn("Server {} has no queue for job {}", job.serverId(), job.id());
      }
    } catch (SdkException e) {
      LOG.warn("Job {} was not sent and will be sent again: {}", job.id(), e.getMessage());
    }
  }
}
