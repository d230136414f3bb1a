package dev.bowline.host.resource.backup;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * restic on one job's repository. The password goes through a file, and the keys for the bucket
 * through the agent's endpoint; the token for that is in the program's environment, which only root
 * can read.
 */
final class Restic {

  private static final int ERRORS_KEPT = 20;

  private static final Pattern TRACE =
      Pattern.compile("(github\\.com/|main\\.|runtime\\.|golang\\.org/)\\S+$");

  /** 128 and the number of SIGKILL. */
  private static final int KILLED = 137;

  private final Programs programs;
  private final JobFolder folder;
  private final Order order;
  private final Path cache;

  /**
   * How a run ended.
   *
   * @param exit its status
   * @param errors the last lines of standard error
   * @param unread files that it complained of
   */
  record Ended(int exit, List<String> errors, long unread) {

    Ended {
      errors = List.copyOf(errors);
    }

    boolean succeeded() {
      return exit == 0;
    }

    boolean isKilled() {
      return exit == KILLED;
    }
  }

  /**
   * What a subcommand listed.
   *
   * @param items none when it failed
   */
  record Listing(Ended ended, List<Fields> items) {

    Listing {
      items = List.copyOf(items);
    }
  }

  Restic(Programs programs, JobFolder folder, Order order, Places places) {
    this.programs = programs;
    this.folder = folder;
    this.order = order;
    this.cache = places.cache();
  }

  /** Runs a subcommand whose output does not matter. */
  Ended run(String... arguments) {
    return run(List.of(arguments), line -> {});
  }

  /** Runs a subcommand, and ends it when its errors say that waiting cannot help. */
  Ended run(List<String> arguments, Consumer<String> output) {
    Ear ear = new Ear(output);
    int exit = programs.run(command(arguments), environment(), ear);
    return new Ended(exit, ear.errors(), ear.unread());
  }

  /** Runs a subcommand that prints one JSON array of objects. */
  Listing list(List<String> arguments) {
    StringBuilder output = new StringBuilder();
    Ended ended = run(arguments, output::append);
    return new Listing(ended, ended.succeeded() ? items(output.toString().strip()) : List.of());
  }

  /** {@code null} is restic's empty list. */
  private static List<Fields> items(String array) {
    return array.equals("null")
        ? List.of()
        : Json.read("{\"all\":" + array + "}").list("all", fields -> fields);
  }

  /** {@code text} as a pattern of restic that stands for itself. */
  static String literal(String text) {
    return text.replaceAll("[\\\\*?\\[]", "\\\\$0");
  }

  private List<String> command(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "restic",
                "--repo",
                order.repository(),
                "--password-file",
                folder.password().toString(),
                "--cache-dir",
                cache.toString()));
    if (Files.exists(folder.authority())) {
      command.addAll(List.of("--cacert", folder.authority().toString()));
    }
    if (order.uploadLimit() > 0) {
      command.addAll(List.of("--limit-upload", Integer.toString(order.uploadLimit())));
    }
    command.addAll(arguments);
    return command;
  }

  /** Less memory for a little more time: measured, 68 MB instead of 182. */
  private Map<String, String> environment() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of("GOMAXPROCS", "1", "GOGC", "20", "TMPDIR", cache.toString(), "HOME", "/root"));
    if (!order.region().isEmpty()) {
      environment.put("AWS_DEFAULT_REGION", order.region());
    }
    folder
        .readToken()
        .ifPresent(token -> {
          environment.put(
              "AWS_CONTAINER_CREDENTIALS_FULL_URI",
              "http://127.0.0.1:" + order.port() + CredentialsEndpoint.PATH);
          environment.put(
              "AWS_CONTAINER_AUTHORIZATION_TOKEN",
              new String(token.reveal(), StandardCharsets.UTF_8));
        });
    return environment;
  }

  /** Hears restic, and keeps what will be wanted. */
  private static final class Ear implements Programs.Listener {

    private final Consumer<String> output;
    private final Deque<String> errors = new ArrayDeque<>();
    private long unread;

    Ear(Consumer<String> output) {
      this.output = output;
    }

    @Override
    public void output(String line) {
      output.accept(line);
    }

    @Override
    public synchronized boolean error(String line) {
      if (line.startsWith("{\"message_type\":\"error\"")) {
        unread++;
      }
      if (!isTrace(line)) {
        keep(line);
      }
      return !Diagnosis.isHopeless(line);
    }

    private void keep(String line) {
      if (errors.size() == ERRORS_KEPT) {
        errors.removeFirst();
      }
      errors.addLast(line);
    }

    /** restic shows where in its own code some errors came from. */
    private static boolean isTrace(String line) {
      return line.isBlank() || line.startsWith("\t") || TRACE.matcher(line).lookingAt();
    }

    synchronized List<String> errors() {
      return List.copyOf(errors);
    }

    synchronized long unread() {
      return unread;
    }
  }
}
