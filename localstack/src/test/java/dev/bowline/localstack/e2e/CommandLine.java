package dev.bowline.localstack.e2e;

import dev.bowline.localstack.client.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bowline-cli.jar} as on a machine of somebody's own, with a folder for its login. */
public record CommandLine(Installation installation, Path folder) {

  private static final int LIMIT_SECONDS = 60;

  /** What one command printed and how it ended. */
  public record Ended(int exit, String out, String err) {}

  /** A command that runs. */
  public record Running(Process process) {

    /** The first line of standard error that begins with {@code words}, without them. */
    public String told(String words) throws IOException {
      BufferedReader lines = process.errorReader(StandardCharsets.UTF_8);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(words)) {
          return line.substring(words.length());
        }
      }
      throw new IOException("It never said: " + words);
    }

    /** Everything else that it prints, once it has ended. */
    public Ended end() throws IOException, InterruptedException {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = String.join("\n", process.errorReader(StandardCharsets.UTF_8).lines().toList());
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("It does not end: " + out + err);
      }
      return new Ended(process.exitValue(), out, err);
    }
  }

  /** Asks for a login to this installation. */
  public Running login() throws IOException {
    return start(
        "login",
        "--url",
        installation.url().toString(),
        "--ca",
        installation.authority().toString());
  }

  /** Where the login is kept. */
  public Path loginFile() {
    return folder.resolve("bowline/login.json");
  }

  /** Runs one command to its end. */
  public Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).end();
  }

  /** Starts one command. */
  public Running start(String... arguments) throws IOException {
    Path jar = installation.directory().resolveSibling("host-agent/cli/target/bowline-cli.jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    return new Running(builder.start());
  }
}
