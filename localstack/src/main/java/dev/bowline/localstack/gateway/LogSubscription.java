package dev.bowline.localstack.gateway;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/**
 * Carries the lines of a function's log to another function, as a subscription of CloudWatch Logs
 * does: compressed, per log stream, again until they are taken. Every tenth batch comes twice, so
 * that nobody forgets that it may.
 */
public final class LogSubscription implements AutoCloseable, Function.LogLines {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TWICE_EVERY = 10;
  private static final int LARGEST_BATCH = 1_000;

  private final Function function;
  private final String logGroup;
  private final String mark;
  private final InstantSource clock;
  private final AtomicLong ids;
  private final Map<String, List<Event>> waiting = new LinkedHashMap<>();
  private final Thread thread;
  private long batches;

  private record Event(String id, long timestamp, String message) {}

  /**
   * A subscription that carries nothing yet.
   *
   * @param mark what the lines begin with that are carried: the filter
   */
  public LogSubscription(Function function, String logGroup, String mark, InstantSource clock) {
    this.function = function;
    this.logGroup = logGroup;
    this.mark = mark;
    this.clock = clock;
    this.ids = new AtomicLong(clock.millis() * 1_000_000);
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  /** Begins to carry. */
  public void start() {
    thread.start();
  }

  @Override
  public void print(String stream, String line) {
    if (line.startsWith(mark)) {
      var event = new Event(id(), clock.millis(), line);
      synchronized (waiting) {
        waiting.computeIfAbsent(stream, _ -> new ArrayList<>()).add(event);
      }
    }
  }

  /** As long as AWS's; they rise. */
  private String id() {
    return "%056d".formatted(ids.incrementAndGet());
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(PAUSE);
        for (var batch : taken().entrySet()) {
          deliver(batch.getKey(), batch.getValue());
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      System.err.println("the request log is carried no further: " + failed.getMessage());
    }
  }

  private Map<String, List<Event>> taken() {
    var taken = new LinkedHashMap<String, List<Event>>();
    synchronized (waiting) {
      waiting.forEach((stream, events) -> {
        var first = events.subList(0, Math.min(LARGEST_BATCH, events.size()));
        taken.put(stream, List.copyOf(first));
        first.clear();
      });
      waiting.values().removeIf(List::isEmpty);
    }
    return taken;
  }

  private void deliver(String stream, List<Event> events) throws IOException, InterruptedException {
    byte[] payload = payload(stream, events);
    while (!isTaken(payload)) {
      Thread.sleep(PAUSE);
    }
    if (++batches % TWICE_EVERY == 0) {
      isTaken(payload);
    }
  }

  private boolean isTaken(byte[] payload) throws InterruptedException {
    try {
      return function.call(payload) instanceof Outcome.Answered;
    } catch (IOException failed) {
      System.err.println("the request log waits: " + failed.getMessage());
      return false;
    }
  }

  private byte[] payload(String stream, List<Event> events) throws IOException {
    byte[] content =
        JSON.std.asBytes(
            Map.of(
                "messageType",
                "DATA_MESSAGE",
                "owner",
                "000000000000",
                "logGroup",
                logGroup,
                "logStream",
                stream,
                "subscriptionFilters",
                List.of("bowline-requests"),
                "logEvents",
                events.stream()
                    .map(event ->
                        Map.of(
                            "id",
                            event.id(),
                            "timestamp",
                            event.timestamp(),
                            "message",
                            event.message()))
                    .toList()));
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    }
    String data = Base64.getEncoder().encodeToString(compressed.toByteArray());
    return JSON.std.asBytes(Map.of("awslogs", Map.of("data", data)));
  }
}
