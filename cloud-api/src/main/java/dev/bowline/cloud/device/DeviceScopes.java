package dev.bowline.cloud.device;

import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import dev.bowline.contract.scope.Scopes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a device may be given. */
public final class DeviceScopes {

  private static final int LONGEST_ECHO = 80;

  private static final List<Scope> USUAL =
      List.of(
          new Scope.Exact(Resource.DOMAINS, Action.READ),
          new Scope.Exact(Resource.SERVER, Action.READ),
          new Scope.Exact(Resource.BANDWIDTH, Action.READ),
          new Scope.Exact(Resource.BACKUPS, Action.READ),
          new Scope.Exact(Resource.BACKUPS, Action.RUN),
          new Scope.Exact(Resource.SERVICES, Action.RESTART));

  private static final Scope TERMINAL = new Scope.Exact(Resource.TERMINAL, Action.ACCESS);

  private DeviceScopes() {}

  /** What a device has unless somebody says otherwise: everything but a terminal. */
  public static List<String> usual() {
    return USUAL.stream().map(Scope::text).toList();
  }

  /** All there is to choose from. */
  public static List<String> all() {
    Set<String> all = new LinkedHashSet<>(usual());
    all.add(TERMINAL.text());
    return List.copyOf(all);
  }

  /**
   * The scopes of {@code texts}, or the usual ones when there are no texts. A terminal must be
   * named.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 400 SCOPE_INVALID for none, or for one that
   *     no device can have
   */
  public static Scopes parse(@Nullable List<String> texts) {
    if (texts == null) {
      return new Scopes(Set.copyOf(USUAL));
    }
    if (texts.isEmpty()) {
      throw Problem.of(Code.SCOPE_INVALID, "At least one scope is required").exception();
    }
    Set<Scope> scopes = new LinkedHashSet<>();
    texts.forEach(text -> scopes.add(scope(text)));
    return new Scopes(scopes);
  }

  private static Scope scope(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(Scope::parse)
        .filter(scope -> scope.equals(TERMINAL) || USUAL.contains(scope))
        .orElseThrow(() ->
            Problem.of(
                    Code.SCOPE_INVALID,
                    "No scope of a device: " + PrintableText.of(String.valueOf(text), LONGEST_ECHO))
                .exception());
  }
}
