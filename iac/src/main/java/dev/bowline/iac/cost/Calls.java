package dev.bowline.iac.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one server causes in an hour, as {@code calls-per-hour.txt} has it. A test of cloud-api
 * counts it and fails when the file says something else.
 */
record Calls(Map<String, Double> counts) {

  private static final String FILE = "calls-per-hour.txt";

  Calls {
    counts = Map.copyOf(counts);
  }

  /** The counts of {@code situation}. */
  static Calls of(Situation situation) {
    Map<String, Double> counts = new HashMap<>();
    text()
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 3 && words[0].equals(situation.word()))
        .forEach(words -> counts.put(words[1], Double.parseDouble(words[2])));
    return new Calls(counts);
  }

  /** How often {@code what} in an hour, such as {@code sqs.ReceiveMessage}. */
  double perHour(String what) {
    return Objects.requireNonNull(counts.get(what), what);
  }

  /** The sum of everything that begins with {@code service}. */
  double perHourOf(String service) {
    return counts.entrySet().stream()
        .filter(one -> one.getKey().startsWith(service + "."))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static String text() {
    try (InputStream input = Calls.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(input, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
