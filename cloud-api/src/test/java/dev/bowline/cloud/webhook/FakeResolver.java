package dev.bowline.cloud.webhook;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows the hosts that a test names, and counts how often it is asked. */
@Singleton
@Replaces(SystemResolver.class)
@Requires(property = "testing.resolver", value = "true")
final class FakeResolver implements NameResolver {

  private final Map<String, List<InetAddress>> hosts = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  void set(String host, String... addresses) {
    hosts.put(host, Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
  }

  int asked() {
    return asked.get();
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    asked.incrementAndGet();
    List<InetAddress> found = hosts.get(host);
    if (found == null) {
      throw new UnknownHostException(host);
    }
    return found;
  }
}
