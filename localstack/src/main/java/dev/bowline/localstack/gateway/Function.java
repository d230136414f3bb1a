package dev.bowline.localstack.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A function and its instances. Each does one call at a time; when all are busy another is started,
 * one after the other, up to the most; a call waits for whichever is free first. What dies or is
 * killed is replaced after a second.
 */
public final class Function implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final FunctionSettings settings;
  private final Path log;
  private final LogLines lines;
  private final InstantSource clock;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<RuntimeApi, FunctionInstance> instances = new HashMap<>();
  private @Nullable RuntimeApi starting;
  private boolean closing;

  /** Hears every line that an instance prints. */
  @FunctionalInterface
  public interface LogLines {

    /** Takes a line of the log stream {@code stream}. */
    void print(String stream, String line);
  }

  /**
   * A function of which nothing runs yet.
   *
   * @param log the file to which the output of all instances is appended
   */
  public Function(FunctionSettings settings, Path log, LogLines lines, InstantSource clock) {
    this.settings = settings;
    this.log = log;
    this.lines = lines;
    this.clock = clock;
  }

  /** Starts the first of the instances that are kept; the others follow when it is ready. */
  public void start() throws IOException {
    startAnother();
  }

  /** Whether an instance runs, be it still starting. */
  public synchronized boolean isAlive() {
    return instances.values().stream().anyMatch(FunctionInstance::isAlive);
  }

  /** Whether an instance has started and takes calls. */
  public synchronized boolean isReady() {
    return instances.keySet().stream().anyMatch(RuntimeApi::isReady);
  }

  /** Calls the function and waits for what becomes of it. */
  public Outcome call(byte[] event) throws IOException, InterruptedException {
    Instant deadline = clock.instant().plus(settings.timeout());
    var call =
        new Invocation(UUID.randomUUID().toString(), event, deadline, new CompletableFuture<>());
    waiting.add(call);
    try {
      grow();
    } catch (IOException failed) {
      waiting.remove(call);
      throw failed;
    }
    try {
      return call.done().get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      call.done().complete(new Outcome.TimedOut());
      waiting.remove(call);
      kill(call);
      return new Outcome.TimedOut();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Kills every instance. */
  @Override
  public synchronized void close() {
    closing = true;
    instances.values().forEach(FunctionInstance::kill);
    instances.keySet().forEach(RuntimeApi::close);
  }

  /** Starts one more when nobody is free to take what waits. */
  private void grow() throws IOException {
    if (needsMore()) {
      startAnother();
    }
  }

  private synchronized boolean needsMore() {
    if (closing || starting != null || instances.size() >= settings.most()) {
      return false;
    }
    boolean allBusy = instances.keySet().stream().allMatch(api -> api.current() != null);
    return instances.size() < settings.least() || (allBusy && !waiting.isEmpty());
  }

  private synchronized void startAnother() throws IOException {
    if (closing || starting != null) {
      return;
    }
    String stream = stream();
    var api = RuntimeApi.serve(settings, waiting, this::hasStarted, this::growQuietly);
    try {
      var instance = FunctionInstance.start(settings, api, stream, line -> print(stream, line));
      starting = api;
      instances.put(api, instance);
      instance.onExit(() -> ended(api));
    } catch (IOException failed) {
      api.close();
      throw failed;
    }
  }

  private void hasStarted() {
    synchronized (this) {
      starting = null;
    }
    growQuietly();
  }

  private void ended(RuntimeApi api) {
    synchronized (this) {
      instances.remove(api);
      if (api.equals(starting)) {
        starting = null;
      }
    }
    api.close();
    Invocation cut = api.current();
    if (cut != null) {
      cut.done().complete(new Outcome.Died());
    }
    try {
      Thread.sleep(PAUSE);
      growQuietly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void growQuietly() {
    try {
      grow();
    } catch (IOException failed) {
      System.err.println(settings.name() + " does not start: " + failed.getMessage());
    }
  }

  private synchronized void kill(Invocation call) {
    instances.forEach((api, instance) -> {
      if (call.equals(api.current())) {
        instance.kill();
      }
    });
  }

  /** AWS's form: date, version, and something that no other stream has. */
  private String stream() {
    String day = clock.instant().toString().substring(0, 10).replace('-', '/');
    return day + "/[1]" + UUID.randomUUID().toString().replace("-", "");
  }

  private void print(String stream, String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException full) {
      System.err.println("cannot write " + log + ": " + full.getMessage());
    }
    lines.print(stream, line);
  }
}
