package dev.bowline.contract.scope;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one credential may do: a set of scopes, in the order in which they were granted. */
public record Scopes(Set<Scope> granted) {

  /** The set is copied. */
  public Scopes {
    granted = Set.copyOf(granted);
  }

  /** These scopes. */
  public static Scopes of(Scope... scopes) {
    return new Scopes(Set.of(scopes));
  }

  /**
   * The scopes written in {@code texts}.
   *
   * @throws IllegalArgumentException naming the first text that is no scope
   */
  public static Scopes parse(Collection<String> texts) {
    Set<Scope> scopes = new LinkedHashSet<>();
    for (String text : texts) {
      scopes.add(
          Scope.parse(text)
              .orElseThrow(() -> new IllegalArgumentException("No such scope: " + text)));
    }
    return new Scopes(scopes);
  }

  /**
   * Whether these scopes allow {@code action} on {@code resource}. Who may restart services may
   * also read their list: a phone has nothing else to pick from.
   */
  public boolean permit(Resource resource, Action action) {
    return holds(resource, action)
        || (resource == Resource.SERVICES
            && action == Action.READ
            && holds(resource, Action.RESTART));
  }

  /** Whether everything that {@code other} permits is permitted here too. */
  public boolean cover(Scopes other) {
    for (Resource resource : Resource.values()) {
      for (Action action : resource.actions()) {
        if (other.permit(resource, action) && !permit(resource, action)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The scopes as they are written, sorted. */
  public List<String> texts() {
    return granted.stream().map(Scope::text).sorted().toList();
  }

  private boolean holds(Resource resource, Action action) {
    return granted.stream().anyMatch(scope -> scope.permits(resource, action));
  }
}
