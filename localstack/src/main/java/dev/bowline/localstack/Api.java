package dev.bowline.localstack;

import java.io.IOException;

/** The cloud's API, in whatever way it runs here. */
interface Api extends AutoCloseable {

  /** Starts it; it need not answer yet. */
  void start() throws IOException;

  /** From now on what dies is worth another start; before, its configuration is wrong. */
  void hasAnswered();

  boolean isAlive();

  /** Stops it, and returns when it has. */
  @Override
  void close();
}
