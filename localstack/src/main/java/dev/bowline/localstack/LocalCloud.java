package dev.bowline.localstack;

import dev.bowline.localstack.engines.EngineConfig;
import dev.bowline.localstack.engines.EnginePorts;
import dev.bowline.localstack.engines.Engines;
import dev.bowline.localstack.engines.LocalEngines;
import dev.bowline.localstack.engines.LocalStackEngines;
import dev.bowline.localstack.engines.PrivateFiles;
import dev.bowline.localstack.engines.Storage;
import dev.bowline.localstack.engines.TlsListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The whole cloud on one machine: engines in this JVM or LocalStack, the API in a JVM of its own,
 * and real Debian servers that were enrolled as a customer would. Data, keys, servers and request
 * logs survive a stop, but on LocalStack; SIGTERM stops all of it, in the reverse order of
 * starting.
 */
public final class LocalCloud implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final InstantSource CLOCK = InstantSource.system();

  /** SQS promises at least once; here a tenth comes twice, so that nobody forgets. */
  private static final int TWICE_EVERY = 10;

  private final Settings settings;
  private final PrivateFiles run;
  private final LocalAuthority authority;
  private final Engines engines;
  private final Api api;
  private final TestServers servers;

  private LocalCloud(Settings settings) throws IOException, GeneralSecurityException {
    this.settings = settings;
    this.run = new PrivateFiles(settings.run());
    this.authority = LocalAuthority.open(settings.run().resolve("authority"), CLOCK);
    run.write("ca.pem", authority.pem().getBytes(StandardCharsets.US_ASCII));
    this.engines = startEngines();
    var configuration = new ApiConfiguration(settings, engines, authority);
    password();
    run.write(
        "api.yml", configuration.text(run.path("root-password")).getBytes(StandardCharsets.UTF_8));
    this.api =
        settings.lambda()
            ? new FunctionApi(settings, run.path("api.yml"), authority.serverTls(), CLOCK)
            : new ApiProcess(settings, run.path("api.yml"));
    this.servers = new TestServers(settings);
  }

  /** Starts everything; writes {@code ready} into the run directory when all of it answers. */
  public static void main(String[] arguments) throws Exception {
    var settings = Settings.parse(arguments);
    Files.createDirectories(settings.run().resolve("logs"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> booted = threads.submit(() -> bootAll(settings));
      var cloud = new LocalCloud(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(cloud::closeQuietly, "stop"));
      cloud.start(threads, booted);
    } catch (IOException | GeneralSecurityException | RuntimeException failed) {
      // What has started by then, localstack/down stops.
      System.err.println("FAILED: " + failed.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }

  private static int bootAll(Settings settings) throws IOException {
    for (int number = 1; number <= settings.servers(); number++) {
      new TestServers(settings).boot(number);
    }
    return settings.servers();
  }

  private void start(ExecutorService threads, Future<?> booted)
      throws IOException, GeneralSecurityException {
    api.start();
    try (var http = HttpClient.newBuilder().sslContext(authority.clientTls()).build()) {
      await(
          "the API does not answer, see " + settings.apiLogs(),
          () -> isHealthy(http) || !api.isAlive());
    }
    if (!api.isAlive()) {
      throw new IOException("the API ended as soon as it began, see " + settings.apiLogs());
    }
    api.hasAnswered();
    var panel = Panel.signIn(settings, password());
    var memory = new PrivateFiles(settings.state().resolve("provisioned"));
    var provisioning = new Provisioning(panel, memory);
    var live = provisioning.key("live");
    var test = provisioning.key("test");
    finished(booted);
    var ids = enrolAll(threads, panel, provisioning);
    var environment = Environment.of(settings, password(), live, test, provisioning.token(), ids);
    run.write("env", environment.shell().getBytes(StandardCharsets.UTF_8));
    run.write("page", environment.page().getBytes(StandardCharsets.UTF_8));
    offerPairing(panel.pairingCode());
    run.write("ready", new byte[0]);
  }

  /** Written last, because it is good for two minutes; whoever prints it removes it. */
  private void offerPairing(Panel.PairingCode code) throws IOException {
    run.write("pairing-link", code.link().getBytes(StandardCharsets.US_ASCII));
    run.write("pairing-qr", code.qr().getBytes(StandardCharsets.UTF_8));
  }

  private boolean isHealthy(HttpClient http) {
    var request = HttpRequest.newBuilder(settings.publicUrl().resolve("/v1/health"));
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<Integer, Long> enrolAll(
      ExecutorService threads, Panel panel, Provisioning provisioning) throws IOException {
    var ids = new TreeMap<Integer, Future<Long>>();
    for (int number = 1; number <= settings.servers(); number++) {
      int one = number;
      ids.put(one, threads.submit(() -> enrolled(one, panel, provisioning)));
    }
    var enrolled = new TreeMap<Integer, Long>();
    for (var entry : ids.entrySet()) {
      enrolled.put(entry.getKey(), finished(entry.getValue()));
    }
    return enrolled;
  }

  /** What a customer does once: register the server, install the package, enrol, see it online. */
  private long enrolled(int number, Panel panel, Provisioning provisioning) throws IOException {
    long id = provisioning.serverId(number);
    servers.install(number);
    if (serverState(panel, id).equals("pending")) {
      servers.enrol(number, panel.enrolmentToken(id));
    }
    await(
        "server " + number + " does not report, see logs/servers.log",
        () -> serverState(panel, id).equals("online"));
    return id;
  }

  private static String serverState(Panel panel, long id) {
    try {
      return panel.serverState(id);
    } catch (IOException away) {
      return "unknown";
    }
  }

  private String password() throws IOException {
    byte[] kept =
        run.keep(
            "root-password",
            () -> {
              byte[] random = new byte[18];
              new SecureRandom().nextBytes(random);
              return Base64.getUrlEncoder().encode(random);
            });
    return new String(kept, StandardCharsets.US_ASCII);
  }

  private Engines startEngines() throws IOException, GeneralSecurityException {
    var data = settings.state().resolve("data");
    var listeners = tlsListeners();
    var program = settings.localStack();
    return program.isPresent()
        ? LocalStackEngines.start(program.get(), data, listeners)
        : LocalEngines.start(
            EngineConfig.temporary()
                .withDuplicateEvery(TWICE_EVERY)
                .withStorage(new Storage.Kept(data))
                .withPorts(EnginePorts.anyFree())
                .withTlsListeners(listeners));
  }

  private List<TlsListener> tlsListeners() throws IOException, GeneralSecurityException {
    var tls = authority.serverTls();
    return settings.addresses().stream()
        .map(address -> InetAddress.ofLiteral(address))
        .map(address -> new InetSocketAddress(address, settings.frontPort()))
        .map(address -> new TlsListener(address, tls))
        .toList();
  }

  private static void await(String otherwise, BooleanSupplier condition) throws IOException {
    var end = CLOCK.instant().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (CLOCK.instant().isAfter(end)) {
        throw new IOException(otherwise);
      }
      try {
        Thread.sleep(Duration.ofMillis(100));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", interrupted);
      }
    }
  }

  private static <T> T finished(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause()), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** Stops the servers, the API and the engines, each even if another one fails to stop. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(run.path("ready"));
    try (engines;
        api) {
      if (settings.servers() > 0) {
        servers.stopAll();
      }
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException alreadyEnding) {
      System.err.println(alreadyEnding.getMessage());
    }
  }
}
