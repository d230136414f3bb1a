package dev.bowline.localstack.simulator;

import dev.bowline.host.cloud.Http;
import java.io.IOException;

/** The network between all agents and the cloud, which can fail as a whole. */
final class Network implements Http {

  private final Http wire;
  private volatile boolean down;

  Network(Http wire) {
    this.wire = wire;
  }

  /** From now on nothing gets through; what is under way still ends. */
  void fail() {
    down = true;
  }

  void recover() {
    down = false;
  }

  @Override
  public Answer send(Request request) throws IOException {
    if (down) {
      throw new IOException("The network is down");
    }
    return wire.send(request);
  }
}
