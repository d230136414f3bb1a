package dev.bowline.cloud;

import io.micronaut.runtime.Micronaut;

/** Runs the API on Netty. */
public final class Application {

  private Application() {}

  /** Starts the server and blocks until it is stopped. */
  public static void main(String[] arguments) {
    Micronaut.run(Application.class, arguments);
  }
}
