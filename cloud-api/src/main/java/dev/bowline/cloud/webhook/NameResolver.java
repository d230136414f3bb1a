package dev.bowline.cloud.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
interface NameResolver {

  /**
   * All addresses that {@code host} has now, at least one.
   *
   * @throws UnknownHostException if it has none, or nobody can say
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
