package dev.bowline.contract.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One permission, as a credential carries it. */
public sealed interface Scope {

  /** One action on one resource, such as {@code domains:read}. */
  record Exact(Resource resource, Action action) implements Scope {
    /** Refuses an action the resource does not have. */
    public Exact {
      if (!resource.actions().contains(action)) {
        throw new IllegalArgumentException(resource + " has no action " + action);
      }
    }

    @Override
    public String text() {
      return resource.word() + ":" + action.word();
    }

    @Override
    public boolean permits(Resource resource, Action action) {
      return this.resource == resource && this.action == action;
    }
  }

  /** Every action on one resource, such as {@code domains:*}. */
  record All(Resource resource) implements Scope {
    @Override
    public String text() {
      return resource.word() + ":*";
    }

    @Override
    public boolean permits(Resource resource, Action action) {
      return this.resource == resource;
    }
  }

  /** One action on every resource that has it: {@code *:read} or {@code *:write}. */
  record Everywhere(Action action) implements Scope {
    @Override
    public String text() {
      return "*:" + action.word();
    }

    @Override
    public boolean permits(Resource resource, Action action) {
      return this.action == action;
    }
  }

  /** {@code *:*}: everything but a terminal, which must be named. */
  record Everything() implements Scope {
    @Override
    public String text() {
      return "*:*";
    }

    @Override
    public boolean permits(Resource resource, Action action) {
      return resource != Resource.TERMINAL;
    }
  }

  /** The scope as it is written, which {@link #parse} reads back. */
  String text();

  /** Whether a credential with this scope alone may do {@code action} to {@code resource}. */
  boolean permits(Resource resource, Action action);

  /** All 62 scopes: 43 exact ones, 16 of {@code resource:*}, and three of {@code *:…}. */
  List<Scope> CATALOGUE = catalogue();

  /** The scope written {@code text}, exactly as {@link #text} writes it, or nothing. */
  static Optional<Scope> parse(String text) {
    return Optional.ofNullable(ByText.INDEX.get(text));
  }

  private static List<Scope> catalogue() {
    List<Scope> all = new ArrayList<>();
    for (Resource resource : Resource.values()) {
      resource.actions().forEach(action -> all.add(new Exact(resource, action)));
      if (resource.hasWildcard()) {
        all.add(new All(resource));
      }
    }
    all.add(new Everywhere(Action.READ));
    all.add(new Everywhere(Action.WRITE));
    all.add(new Everything());
    return List.copyOf(all);
  }

  /** The index of {@link #CATALOGUE}. */
  final class ByText {
    private static final Map<String, Scope> INDEX =
        CATALOGUE.stream().collect(Collectors.toUnmodifiableMap(Scope::text, Function.identity()));

    private ByText() {}
  }
}
