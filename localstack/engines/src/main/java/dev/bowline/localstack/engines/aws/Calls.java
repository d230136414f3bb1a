package dev.bowline.localstack.engines.aws;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each operation was asked for over HTTPS, which is how agents come. Whoever wants to
 * know asks {@value #PATH} on loopback.
 */
final class Calls {

  static final String PATH = "/calls";

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts a request by the operation that it names, or by its method when it names none. */
  void count(HttpExchange exchange) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation =
        target == null
            ? exchange.getRequestMethod()
            : target.substring(target.lastIndexOf('.') + 1);
    counts.computeIfAbsent(operation, absent -> new LongAdder()).increment();
  }

  /** Whether these counts are what the request is for. */
  boolean areAskedFor(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET")
        && exchange.getRequestURI().getPath().equals(PATH)
        && exchange.getRemoteAddress().getAddress().isLoopbackAddress();
  }

  AwsAnswer answer() {
    Map<String, Object> sums = new TreeMap<>();
    counts.forEach((operation, count) -> sums.put(operation, count.sum()));
    return AwsAnswer.json(200, JsonBody.write(sums));
  }
}
