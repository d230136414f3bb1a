package dev.bowline.cloud.job;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Ends jobs that nobody will report, and tells those who follow them. */
@Singleton
final class Expiry {

  private final JobRepository jobs;
  private final List<JobListener> listeners;

  Expiry(JobRepository jobs, List<JobListener> listeners) {
    this.jobs = jobs;
    this.listeners = List.copyOf(listeners);
  }

  /** Ends each of {@code open}, which this transaction has locked. */
  void end(List<JobRow> open, Instant now) {
    for (JobRow job : open) {
      jobs.expire(job.id(), now);
      JobChange change =
          new JobChange(
              job.id(),
              job.tenantId(),
              job.serverId(),
              job.operation(),
              JobState.EXPIRED,
              null,
              now);
      listeners.forEach(listener -> listener.changed(change));
    }
  }
}
