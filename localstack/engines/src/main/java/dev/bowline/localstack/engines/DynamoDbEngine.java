package dev.bowline.localstack.engines;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local on 127.0.0.1, all callers in one database, telemetry off. */
final class DynamoDbEngine implements AutoCloseable {

  private final DynamoDBProxyServer server;
  private final int port;

  private DynamoDbEngine(DynamoDBProxyServer server, int port) {
    this.server = server;
    this.port = port;
  }

  static DynamoDbEngine start(Storage storage, int wantedPort) throws Exception {
    int port = FreePort.orElse(wantedPort);
    var arguments = new ArrayList<>(List.of("-sharedDb", "-disableTelemetry", "-port", "" + port));
    switch (storage) {
      case Storage.Temporary() -> arguments.add("-inMemory");
      case Storage.Kept(Path directory) ->
          arguments.addAll(List.of("-dbPath", created(directory.resolve("dynamodb")).toString()));
    }
    var server = ServerRunner.createServerFromCommandLineArgs(arguments.toArray(String[]::new));
    confineToLoopback(server);
    server.start();
    return new DynamoDbEngine(server, port);
  }

  /** As a process of its own, which ends with the one that started it; takes its arguments. */
  static void main(String[] arguments) throws Exception {
    ProcessHandle.current().parent().ifPresent(DynamoDbEngine::endWith);
    var server = ServerRunner.createServerFromCommandLineArgs(arguments);
    confineToLoopback(server);
    server.start();
    server.join();
  }

  private static void endWith(ProcessHandle parent) {
    var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
  }

  private static Path created(Path directory) throws IOException {
    return Files.createDirectories(directory);
  }

  /** DynamoDB Local has no option for the address and would listen on all of them. */
  private static void confineToLoopback(DynamoDBProxyServer proxy)
      throws ReflectiveOperationException {
    var field = DynamoDBProxyServer.class.getDeclaredField("server");
    field.setAccessible(true);
    for (var connector : ((Server) field.get(proxy)).getConnectors()) {
      ((ServerConnector) connector).setHost("127.0.0.1");
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      throw new IOException("DynamoDB Local does not stop", failed);
    }
  }
}
