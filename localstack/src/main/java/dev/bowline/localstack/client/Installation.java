package dev.bowline.localstack.client;

import dev.bowline.contract.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a running local cloud says of itself in {@code localstack/.run/env}.
 *
 * @param directory the folder {@code localstack}
 * @param values by variable
 */
public record Installation(Path directory, Map<String, String> values) {

  private static final Pattern LINE =
      Pattern.compile("(?:export )?([A-Z0-9_]+)=(?:'([^']*)'|\"([^\"]*)\"|(\\S*))");

  /** The map is copied. */
  public Installation {
    values = Map.copyOf(values);
  }

  /**
   * The local cloud of this checkout.
   *
   * @throws IllegalStateException if it is not running
   */
  public static Installation running() {
    Path here = Path.of("").toAbsolutePath();
    Path directory = here.endsWith("localstack") ? here : here.resolve("localstack");
    Path file = directory.resolve(".run/env");
    if (!Files.exists(directory.resolve(".run/ready"))) {
      throw new IllegalStateException("No local cloud is running: start localstack/up --detach");
    }
    return read(directory, file);
  }

  /** Where the API answers, without a path. */
  public URI url() {
    return URI.create(value("BOWLINE_URL"));
  }

  /** The certificate of the local authority. */
  public Path authority() {
    return Path.of(value("BOWLINE_CA"));
  }

  /** The live key that {@code up} made. */
  public SigningKey liveKey() {
    return new SigningKey(value("BOWLINE_API_KEY"), Secret.of(value("BOWLINE_API_SECRET")));
  }

  /** The test key that {@code up} made. */
  public SigningKey testKey() {
    return new SigningKey(value("BOWLINE_TEST_KEY"), Secret.of(value("BOWLINE_TEST_SECRET")));
  }

  /** The server that booted as number {@code number}, from 1, by its address. */
  public String serverAddress(int number) {
    return value("BOWLINE_SERVER_" + number + "_IP");
  }

  /** The id of test server 1. */
  public long serverId() {
    return Long.parseLong(value("BOWLINE_SERVER_ID"));
  }

  /**
   * The value of a variable.
   *
   * @throws IllegalStateException if there is none of that name
   */
  public String value(String variable) {
    String value = values.get(variable);
    if (value == null) {
      throw new IllegalStateException("localstack/.run/env has no " + variable);
    }
    return value;
  }

  private static Installation read(Path directory, Path file) {
    Map<String, String> values = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = LINE.matcher(line.strip());
        if (matcher.matches()) {
          values.put(matcher.group(1), firstGroup(matcher));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Installation(directory, values);
  }

  private static String firstGroup(Matcher matcher) {
    for (int group = 2; group <= 4; group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }
}
