package dev.bowline.localstack.client;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the API is started on Netty.
 *
 * @param target the folder into which {@code cloud-api} is built
 * @param configuration the file of its settings
 * @param options of the Java virtual machine
 */
public record ApiCommandLine(Path target, Path configuration, List<String> options) {

  /** Neither waits for its best code nor takes much memory. */
  public static final List<String> USUAL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  /** The program and its arguments. */
  public List<String> words() {
    List<String> rest =
        List.of(
            "-Dmicronaut.config.files=" + configuration,
            "-cp",
            target.resolve("cloud-api-0.1.0.jar") + ":" + target.resolve("lib") + "/*",
            "dev.bowline.cloud.Application");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(List.of(java), options, rest).flatMap(List::stream).toList();
  }
}
