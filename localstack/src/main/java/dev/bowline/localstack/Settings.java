package dev.bowline.localstack;

import dev.bowline.localstack.engines.localstack.LocalStackProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code localstack/up} asks for.
 *
 * @param repository the folder that holds cloud-api, host-agent and localstack
 * @param run where everything that is running or kept is written
 * @param port the port of the API; the AWS front takes the next one
 * @param servers how many test servers to boot; 0 needs no root
 * @param localStack the LocalStack to run on, or nothing for the embedded engines
 * @param lambda whether the API runs as functions, as on AWS, instead of on Netty
 */
record Settings(
    Path repository,
    Path run,
    int port,
    int servers,
    Optional<LocalStackProgram> localStack,
    boolean lambda) {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String TEST_NETWORK = "10.77.0.1";

  /**
   * Reads {@code REPOSITORY RUN PORT SERVERS ENGINE API}, where the engine is {@code embedded},
   * {@code docker} or the Python that finds LocalStack, and the API {@code netty} or {@code
   * lambda}.
   */
  static Settings parse(String[] arguments) {
    if (arguments.length != 6) {
      throw new IllegalArgumentException(
          "usage: LocalCloud REPOSITORY RUN PORT SERVERS ENGINE API");
    }
    Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
    return new Settings(
        repository,
        Path.of(arguments[1]).toAbsolutePath().normalize(),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        localStack(repository, arguments[4]),
        arguments[5].equals("lambda"));
  }

  private static Optional<LocalStackProgram> localStack(Path repository, String engine) {
    return switch (engine) {
      case "embedded" -> Optional.empty();
      case "docker" ->
          Optional.of(
              new LocalStackProgram.Composed(repository.resolve("localstack/compose.yaml")));
      default -> Optional.of(new LocalStackProgram.Installed(Path.of(engine)));
    };
  }

  /** Where the cloud keeps what it knows; what LocalStack forgets stands apart from the rest. */
  Path state() {
    return localStack.isPresent() ? run.resolve("localstack") : run;
  }

  int frontPort() {
    return port + 1;
  }

  URI publicUrl() {
    return https(LOOPBACK, port);
  }

  /** Where agents find the API: on the test network when there are servers. */
  URI agentUrl() {
    return https(agentAddress(), port);
  }

  /** Where servers fetch the agent's package, when the API itself does not hand it out. */
  URI packageUrl() {
    return agentUrl().resolve("/packages/bowline-agent.deb");
  }

  /** Where agents find their queues and backups. */
  URI agentFrontUrl() {
    return https(agentAddress(), frontPort());
  }

  /** Where the API's own output is, beneath {@link #run}. */
  String apiLogs() {
    return lambda ? "logs/function-*.log" : "logs/api.log";
  }

  /** The addresses on which API and AWS front listen. */
  List<String> addresses() {
    return servers == 0 ? List.of(LOOPBACK) : List.of(LOOPBACK, TEST_NETWORK);
  }

  private String agentAddress() {
    return servers == 0 ? LOOPBACK : TEST_NETWORK;
  }

  private static URI https(String host, int port) {
    return URI.create("https://" + host + ":" + port);
  }
}
