package dev.bowline.localstack.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Turns the port 0 into one that is free on 127.0.0.1. */
final class FreePort {

  private FreePort() {}

  static int orElse(int wanted) throws IOException {
    if (wanted != 0) {
      return wanted;
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
