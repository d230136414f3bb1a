package dev.bowline.cloud.job;

/** Somebody whose own rows follow what becomes of jobs. */
public interface JobListener {

  /**
   * A job's state changed. Called within the transaction that writes it, so both stand or neither.
   * A job that expired may yet end otherwise, and is then told of again.
   */
  void changed(JobChange change);
}
