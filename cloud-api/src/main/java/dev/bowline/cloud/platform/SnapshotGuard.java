package dev.bowline.cloud.platform;

/**
 * Something of this process that must not live on in others: a function's process is copied once it
 * has started, and every copy goes on from there, days later. Whatever holds a connection, a
 * credential, a copy of what is stored elsewhere or a seed implements this.
 */
public interface SnapshotGuard {

  /** Lets go of it. The process is idle, and may never be restored. */
  void beforeCheckpoint();

  /** Begins anew in a copy, of which there may be many. */
  default void afterRestore() {}
}
