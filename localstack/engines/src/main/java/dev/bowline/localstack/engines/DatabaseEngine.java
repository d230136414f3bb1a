package dev.bowline.localstack.engines;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL on 127.0.0.1 that trusts whoever reaches it there; it opens no socket file, so
 * loopback is the only way in.
 */
final class DatabaseEngine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;

  private DatabaseEngine(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static DatabaseEngine start(Storage storage, int wantedPort) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setPort(FreePort.orElse(wantedPort))
            .setPGStartupWait(PATIENCE)
            .setRegisterShutdownHook(false)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "");
    return switch (storage) {
      case Storage.Temporary() -> startTemporary(builder);
      case Storage.Kept(Path directory) -> startKept(builder, directory.resolve("postgres"));
    };
  }

  /**
   * A database that lasts for minutes need not survive a crash of the machine, and needs no vacuum,
   * which would take processor time from the tests.
   */
  private static DatabaseEngine startTemporary(EmbeddedPostgres.Builder builder)
      throws IOException {
    return new DatabaseEngine(
        builder.setServerConfig("fsync", "off").setServerConfig("autovacuum", "off").start());
  }

  private static DatabaseEngine startKept(EmbeddedPostgres.Builder builder, Path data)
      throws IOException {
    endOrphan(data);
    return new DatabaseEngine(
        builder
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on")
            .start());
  }

  /** A JVM that was killed leaves its PostgreSQL behind, which would keep the directory locked. */
  private static void endOrphan(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    var orphan = ProcessHandle.of(pid).filter(process -> isPostgresOf(data, process));
    if (orphan.isPresent()) {
      // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that never leave.
      new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
      awaitEnd(orphan.get());
    }
  }

  private static boolean isPostgresOf(Path data, ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(data.toString());
  }

  private static void awaitEnd(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stuck) {
      throw new IOException("an earlier PostgreSQL does not end: pid " + process.pid(), stuck);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
