package dev.bowline.cloud;

import io.micronaut.runtime.Micronaut;

/** Runs the API on Netty. */
public final class Application {

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  /** At least so many threads of the platform carry the virtual ones. */
  private static final int LEAST_CARRIERS = 16;

  private Application() {}

  /** Starts the server and blocks until it is stopped. */
  public static void main(String[] arguments) {
    provideCarriers();
    Micronaut.run(Application.class, arguments);
  }

  /**
   * Requests run on virtual threads, which keep their carrier when they must wait within the
   * initialiser of a class. With as many carriers as processors, one or two that wait there for a
   * lock would leave none to whoever holds it, and no request would ever be answered again.
   */
  private static void provideCarriers() {
    if (System.getProperty(CARRIERS) == null) {
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(CARRIERS, Integer.toString(Math.max(LEAST_CARRIERS, processors)));
    }
  }
}
