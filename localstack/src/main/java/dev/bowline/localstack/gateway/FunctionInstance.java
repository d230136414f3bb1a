package dev.bowline.localstack.gateway;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One process of a function. Its class path is AWS's runtime interface client alone: that finds the
 * function's code where it is unpacked, as on AWS, and is told that there is SnapStart.
 */
final class FunctionInstance {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** The client and what it needs; it must not see anything else of this machine. */
  private static final List<String> CLIENT_JARS =
      List.of(
          "aws-lambda-java-core-",
          "aws-lambda-java-runtime-interface-client-",
          "aws-lambda-java-serialization-",
          "utils-lite-",
          "annotations-2");

  private final Process process;

  private FunctionInstance(Process process) {
    this.process = process;
  }

  /**
   * Starts a process.
   *
   * @param output takes every line it prints
   */
  static FunctionInstance start(
      FunctionSettings function, RuntimeApi runtime, String logStream, Consumer<String> output)
      throws IOException {
    var builder =
        new ProcessBuilder(command(function))
            .directory(function.code().toFile())
            .redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "TMPDIR"));
    environment.putAll(variables(function, runtime, logStream));
    environment.putAll(function.environment());
    var instance = new FunctionInstance(builder.start());
    Thread.ofVirtual().start(() -> instance.read(output));
    return instance;
  }

  /** The flags are those that AWS starts Java functions with. */
  private static List<String> command(FunctionSettings function) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + function.megabytes() * 4 / 5 + "m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
        "-cp",
        clientClassPath(),
        CLIENT,
        function.handler());
  }

  private static Map<String, String> variables(
      FunctionSettings function, RuntimeApi runtime, String logStream) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", runtime.address()),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.megabytes())),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup()),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", logStream),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        Map.entry("AWS_REGION", "eu-central-1"),
        Map.entry("_HANDLER", function.handler()),
        Map.entry("LAMBDA_TASK_ROOT", function.code().toString()),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"));
  }

  /** The client lies on this process's own class path, among others. */
  private static String clientClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(FunctionInstance::isOfTheClient)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOfTheClient(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return CLIENT_JARS.stream().anyMatch(name::startsWith);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void onExit(Runnable then) {
    var _ = process.onExit().thenRunAsync(then, Thread::startVirtualThread);
  }

  /** Ends it at once, as AWS does: no hook runs. */
  void kill() {
    process.destroyForcibly();
  }

  private void read(Consumer<String> output) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(output);
    } catch (IOException | UncheckedIOException ended) {
      // With the process its output ends.
    }
  }
}
