package dev.bowline.localstack.engines.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * LocalStack as a process of this machine. It is told to be no container, to listen on 127.0.0.1
 * alone, to download nothing and to report to nobody.
 */
final class LocalStackProcess implements LocalStack {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final URI endpoint;

  private LocalStackProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static LocalStackProcess start(Path python, Path directory, int port) throws IOException {
    Files.createDirectories(directory);
    layOut(directory.resolve("var/lib/localstack/lib"));
    Path log = directory.resolve("localstack.log");
    var builder =
        new ProcessBuilder(python.toString(), "-m", "localstack.runtime.main")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(settings(directory, "127.0.0.1:" + port));
    var started = new LocalStackProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
    Files.writeString(directory.resolve("pid"), started.process.pid() + "\n");
    try {
      new Readiness(started.endpoint).await(started.process::isAlive, log);
    } catch (IOException | RuntimeException failed) {
      started.close();
      throw failed;
    }
    return started;
  }

  /**
   * LocalStack would download a JDK and DynamoDB Local. Where it looks for them stand a program
   * that starts the DynamoDB Local of this class path, and the file by which it knows that DynamoDB
   * Local is installed.
   */
  private static void layOut(Path libraries) throws IOException {
    Path java = libraries.resolve("java/21/bin/java");
    Files.createDirectories(java.getParent());
    try (InputStream script = LocalStackProcess.class.getResourceAsStream("java.sh")) {
      Files.write(java, Objects.requireNonNull(script).readAllBytes());
    }
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Path dynamoDb = Files.createDirectories(libraries.resolve("dynamodb-local/2"));
    Files.writeString(dynamoDb.resolve("DynamoDBLocal.jar"), "");
  }

  private static Map<String, String> settings(Path directory, String address) {
    return Map.ofEntries(
        // On a virtual machine it may take itself for a container and ignore the next line.
        Map.entry("OVERRIDE_IN_DOCKER", "0"),
        Map.entry("FILESYSTEM_ROOT", directory.toString()),
        Map.entry("GATEWAY_LISTEN", address),
        // Its usual server listens on all addresses, whatever the line above says.
        Map.entry("GATEWAY_SERVER", "hypercorn"),
        // What it puts into queue URLs; its usual name needs a public name server.
        Map.entry("LOCALSTACK_HOST", address),
        Map.entry("SQS_ENDPOINT_STRATEGY", "path"),
        Map.entry("DYNAMODB_IN_MEMORY", "1"),
        // A service that loads when first called would keep its caller waiting for seconds.
        Map.entry("SERVICES", Readiness.SERVICES),
        Map.entry("EAGER_SERVICE_LOADING", "1"),
        Map.entry("STRICT_SERVICE_LOADING", "0"),
        Map.entry("DISABLE_EVENTS", "1"),
        Map.entry("SKIP_SSL_CERT_DOWNLOAD", "1"),
        Map.entry("DNS_ADDRESS", "0"),
        Map.entry("BOWLINE_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString()),
        Map.entry("BOWLINE_CLASS_PATH", System.getProperty("java.class.path")));
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  /** Asks it to end and insists after 20 s, and with what it has started at once. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join());
  }
}
