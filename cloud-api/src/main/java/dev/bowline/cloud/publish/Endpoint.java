package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Demand;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.exchange.ShownOnce;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One route that a key may use, or everyone.
 *
 * @param path with its variables in braces, from {@code /v1} on
 * @param operation the method's name in its controller
 * @param arguments as the controller declares them
 * @param result what the controller returns
 * @param description what it does, in sentences; empty when the route does not say
 * @param declaresStatus whether the route says with which statuses it succeeds
 * @param successes the statuses with which it succeeds
 */
record Endpoint(
    String method,
    String path,
    String operation,
    Demand demand,
    List<Argument<?>> arguments,
    Argument<?> result,
    String description,
    boolean declaresStatus,
    List<Integer> successes)
    implements Comparable<Endpoint> {

  private static final String CORE = "Core";
  private static final String SERVER_ID = "server_id";
  private static final int ACCEPTED = 202;

  /** The lists are copied. */
  Endpoint {
    arguments = List.copyOf(arguments);
    successes = List.copyOf(successes);
  }

  /** A name for generated clients and links, unique and made of letters, digits and {@code _}. */
  String id() {
    String words = path.replaceFirst("^/v1", "").replaceAll("[^A-Za-z0-9]+", "_");
    return operation + words.replaceAll("_$", "");
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
    return scope().orElse(isPublic() ? "everyone" : "any key");
  }

  /** Whether nobody needs to log in or sign. */
  boolean isPublic() {
    return demand instanceof Demand.Nothing;
  }

  /** Whether it changes anything, so that its signature counts once. */
  boolean isUnsafe() {
    return !method.equals("GET");
  }

  /** Whether it is carried out on the condition of a version. */
  boolean isConditional() {
    return arguments.stream().anyMatch(argument -> argument.getType() == IfMatch.class);
  }

  /** Whether a success shows a secret, this once. */
  boolean showsASecret() {
    return content()
        .getFirstTypeVariable()
        .map(data -> data.getType().getRecordComponents())
        .stream()
        .flatMap(Arrays::stream)
        .anyMatch(part -> part.getType() == ShownOnce.class);
  }

  /** Whether the host does the work, so that the answer may come before its end. */
  boolean startsAJob() {
    return successes.contains(ACCEPTED);
  }

  /** Whether the request names something that there may not be. */
  boolean namesSomething() {
    return isUnsafe()
        || path.contains("{")
        || path.matches("/v1/server(/.*)?")
        || parameters().stream().anyMatch(parameter -> parameter.name().equals(SERVER_ID));
  }

  /** Its parameters, in the order of the controller. */
  List<Parameter> parameters() {
    return arguments.stream()
        .map(argument -> Parameter.of(argument, path))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Its path with the example of each variable. */
  String exampleTarget() {
    String target = path;
    for (Parameter parameter : parameters()) {
      target = target.replace("{" + parameter.name() + "}", parameter.example().orElse("1"));
    }
    return target;
  }

  /** What its body is read as. */
  Optional<Argument<?>> body() {
    return arguments.stream()
        .filter(argument -> argument.getAnnotationMetadata().hasAnnotation(Body.class))
        .<Argument<?>>map(argument -> argument)
        .findFirst();
  }

  /** Whether the controller chooses the status. */
  boolean choosesStatus() {
    return HttpResponse.class.isAssignableFrom(result.getType());
  }

  /** What the body of a success is written from. */
  Argument<?> content() {
    return choosesStatus()
        ? result.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT)
        : result;
  }

  /** The description's first sentence without its full stop. */
  String title() {
    return description.replaceFirst("[.;](?s:\\s.*)?$", "");
  }

  @Override
  public int compareTo(Endpoint other) {
    int byPath = path.compareTo(other.path);
    return byPath == 0 ? method.compareTo(other.method) : byPath;
  }
}
