package dev.bowline.localstack.e2e;

import dev.bowline.contract.Secret;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.clients.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The programs that judge documents, in the versions named here; fetched from npm and PyPI into the
 * build's folder when they are first wanted.
 */
record Tools(Path folder, Path node) {

  /** Test classes that run beside each other share the folder. */
  private static final Object INSTALLING = new Object();

  private static final String SPECTRAL = "@stoplight/spectral-cli@6.16.3";
  private static final String NEWMAN = "newman@6.2.2";
  private static final String SCHEMATHESIS = "schemathesis==4.32.5";

  /** Those of the checkout that {@code installation} runs from. */
  static Tools of(Installation installation) throws IOException {
    Path folder = Files.createDirectories(installation.directory().resolve("target/tools"));
    Path node = installation.directory().resolveSibling("cloud-api/web/target/node/node");
    return new Tools(folder, node);
  }

  /** Runs Spectral with these arguments. */
  Run spectral(String... arguments) {
    return npm("@stoplight/spectral-cli/dist/index.js", arguments);
  }

  /** Runs newman with these arguments. */
  Run newman(String... arguments) {
    return npm("newman/bin/newman.js", arguments);
  }

  /** Runs schemathesis with these arguments. */
  Run schemathesis(Map<String, String> environment, String... arguments) {
    Path program = folder.resolve("venv/bin/schemathesis");
    synchronized (INSTALLING) {
      if (!Files.exists(program)) {
        Path pip = folder.resolve("venv/bin/pip");
        successful(List.of("python3", "-m", "venv", "venv"));
        successful(List.of(pip.toString(), "install", "-q", SCHEMATHESIS));
      }
    }
    return Run.of(folder, command(List.of(program.toString()), arguments), environment);
  }

  /** A file that stands beside the tests, where programs can read it. */
  Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream resource = Tools.class.getResourceAsStream("/documents/" + name)) {
      Files.write(file, Objects.requireNonNull(resource, name).readAllBytes());
    }
    return file;
  }

  /** A file of {@code text}, where programs can read it. */
  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A secret as programs are told it. */
  static String text(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.US_ASCII);
  }

  private Run npm(String script, String... arguments) {
    Path program = folder.resolve("node_modules").resolve(script);
    synchronized (INSTALLING) {
      if (!Files.exists(program)) {
        Path npm = node.resolveSibling("node_modules/npm/bin/npm-cli.js");
        successful(
            List.of(
                node.toString(),
                npm.toString(),
                "install",
                "--prefix=" + folder,
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                SPECTRAL,
                NEWMAN));
      }
    }
    return Run.of(
        folder, command(List.of(node.toString(), program.toString()), arguments), Map.of());
  }

  private void successful(List<String> command) {
    Run run = Run.of(folder, command, Map.of());
    if (run.exitCode() != 0) {
      throw new IllegalStateException(command + " ended with " + run);
    }
  }

  private static List<String> command(List<String> program, String... arguments) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    return command;
  }
}
