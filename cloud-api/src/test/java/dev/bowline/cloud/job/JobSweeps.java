package dev.bowline.cloud.job;

import dev.bowline.cloud.testing.TestingCloud;

/** Lets the tests of other features have jobs swept. */
public final class JobSweeps {

  private JobSweeps() {}

  /** One round. */
  public static void sweep(TestingCloud cloud) {
    cloud.bean(Sweeper.class).round();
  }
}
