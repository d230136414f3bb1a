package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Demand;
import io.micronaut.core.type.Argument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One route that a key may use, or everyone.
 *
 * @param path with its variables in braces, from {@code /v1} on
 * @param operation a name for generated clients, unique with method and path
 * @param arguments as the controller declares them
 * @param result what the controller returns
 */
record Endpoint(
    String method,
    String path,
    String operation,
    Demand demand,
    List<Argument<?>> arguments,
    Argument<?> result)
    implements Comparable<Endpoint> {

  private static final String CORE = "Core";

  /** The copy of a list cannot change. */
  Endpoint {
    arguments = List.copyOf(arguments);
  }

  /** The category under which people look for it. */
  String category() {
    return demand instanceof Demand.Scoped scoped ? scoped.resource().title() : CORE;
  }

  /** The scope a key needs; nothing when every key will do, or none is needed. */
  Optional<String> scope() {
    return demand instanceof Demand.Scoped scoped ? Optional.of(scoped.text()) : Optional.empty();
  }

  /** Who may use it: {@code everyone}, {@code any key}, or a scope. */
  String access() {
    return scope().orElse(demand instanceof Demand.Nothing ? "everyone" : "any key");
  }

  /** The operation's name in words, such as {@code List services}. */
  String title() {
    String noun = path.substring("/v1/".length()).replaceAll("\\{[^}]*}/?|/$", "");
    String words = operation.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ": " + noun;
  }

  @Override
  public int compareTo(Endpoint other) {
    int byPath = path.compareTo(other.path);
    return byPath == 0 ? method.compareTo(other.method) : byPath;
  }
}
