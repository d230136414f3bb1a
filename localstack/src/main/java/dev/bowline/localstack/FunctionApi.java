package dev.bowline.localstack;

import dev.bowline.localstack.gateway.Function;
import dev.bowline.localstack.gateway.FunctionCode;
import dev.bowline.localstack.gateway.FunctionSettings;
import dev.bowline.localstack.gateway.HttpFront;
import dev.bowline.localstack.gateway.LogSubscription;
import dev.bowline.localstack.gateway.Outcome;
import dev.bowline.localstack.gateway.Schedule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * The API as on AWS: functions from the packaged zip, behind an HTTP API. A deployment step
 * provisions; a schedule calls the background; a subscription carries the request log to its
 * packer.
 */
final class FunctionApi implements Api {

  private static final String REQUEST_LINE = "{\"time\":";
  private static final Duration BACKGROUND_PAUSE = Duration.ofSeconds(1);

  /** Instances of the function that answers requests. */
  private static final int LEAST = 2;

  private static final int MOST = 6;

  private final Settings settings;
  private final Path configuration;
  private final SSLContext tls;
  private final InstantSource clock;
  private final List<AutoCloseable> running = new ArrayList<>();
  private boolean closing;

  FunctionApi(Settings settings, Path configuration, SSLContext tls, InstantSource clock) {
    this.settings = settings;
    this.configuration = configuration;
    this.tls = tls;
    this.clock = clock;
  }

  @Override
  public void start() throws IOException {
    Path code =
        FunctionCode.unpack(
            settings.repository().resolve("cloud-api/target/cloud-api-lambda.zip"),
            settings.run().resolve("function"));
    provision(code);
    Function packer = function(ApiFunction.REQUEST_LOG, code, 1, 1, nobody());
    var log = new LogSubscription(packer, "/aws/lambda/bowline-api", REQUEST_LINE, clock);
    Function api = function(ApiFunction.API, code, LEAST, MOST, log);
    Function background = function(ApiFunction.BACKGROUND, code, 1, 1, nobody());
    api.start();
    log.start();
    keep(log);
    keep(HttpFront.open(api, addresses(), tls, packages(), clock));
    keep(Schedule.start(background, BACKGROUND_PAUSE, clock));
  }

  @Override
  public void hasAnswered() {
    // A function's instances are replaced anyway.
  }

  @Override
  public synchronized boolean isAlive() {
    return running.stream().anyMatch(one -> one instanceof Function function && function.isAlive());
  }

  @Override
  public void close() {
    List<AutoCloseable> last;
    synchronized (this) {
      closing = true;
      last = List.copyOf(running).reversed();
    }
    last.forEach(FunctionApi::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      System.err.println(e.getMessage());
    }
  }

  /** The step of a deployment: an installation that cannot be provisioned does not start. */
  private void provision(Path code) throws IOException {
    Function provision = function(ApiFunction.PROVISION, code, 1, 1, nobody());
    try {
      Outcome outcome = provision.call("{}".getBytes(StandardCharsets.UTF_8));
      if (!(outcome instanceof Outcome.Answered)) {
        throw new IOException("provisioning failed, see logs/function-provision.log");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    } finally {
      provision.close();
    }
  }

  private Function function(
      ApiFunction one, Path code, int least, int most, Function.LogLines lines) {
    FunctionSettings how =
        one.settings(
            code,
            least,
            most,
            Map.of(
                "MICRONAUT_CONFIG_FILES", configuration.toString(), "BOWLINE_BACKGROUND", "false"));
    Path log = settings.run().resolve("logs/function-" + one.word() + ".log");
    var function = new Function(how, log, lines, clock);
    keep(function);
    return function;
  }

  private synchronized void keep(AutoCloseable one) {
    running.add(one);
    if (closing) {
      closeQuietly(one);
    }
  }

  private List<InetSocketAddress> addresses() {
    return settings.addresses().stream()
        .map(address -> new InetSocketAddress(InetAddress.ofLiteral(address), settings.port()))
        .toList();
  }

  private Path packages() {
    return settings.repository().resolve("host-agent/target");
  }

  private static Function.LogLines nobody() {
    return (stream, line) -> {};
  }
}
