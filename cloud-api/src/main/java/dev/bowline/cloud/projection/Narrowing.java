package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import dev.bowline.contract.scope.Scopes;
import dev.bowline.contract.scope.TokenScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a credential may do both before and after a change. */
final class Narrowing {

  /** The unspecified address, from which no request ever comes. */
  private static final List<IpRange> NOBODY = List.of(IpRange.parse("0.0.0.0").orElseThrow());

  private Narrowing() {}

  /**
   * A credential with the secret of {@code after} that can do nothing which either of the two
   * cannot. They are of one kind.
   */
  static Admissible meet(Admissible before, Admissible after, long generation) {
    return switch (after) {
      case Credential credential -> meet((Credential) before, credential, generation);
      case BearerToken token -> meet((BearerToken) before, token, generation);
    };
  }

  private static BearerToken meet(BearerToken before, BearerToken after, long generation) {
    return new BearerToken(
        after.id(),
        after.number(),
        after.tenantId(),
        after.memberId(),
        after.name(),
        Arrays.stream(TokenScope.values())
            .filter(scope -> before.permits(scope) && after.permits(scope))
            .collect(Collectors.toSet()),
        expiry(before.expires(), after.expires()),
        status(before.status(), after.status()),
        generation);
  }

  private static Status status(Status before, Status after) {
    return before == Status.REVOKED ? before : after;
  }

  static Credential meet(Credential before, Credential after, long generation) {
    return new Credential(
        after.id(),
        after.number(),
        after.tenantId(),
        after.name(),
        after.environment(),
        scopes(before.scopes(), after.scopes()),
        tier(before.tier(), after.tier()),
        addresses(before.ipWhitelist(), after.ipWhitelist()),
        servers(before.servers(), after.servers()),
        expiry(before.expires(), after.expires()),
        status(before.status(), after.status()),
        after.secret(),
        after.secretGeneration(),
        generation);
  }

  private static Scopes scopes(Scopes before, Scopes after) {
    if (before.cover(after)) {
      return after;
    }
    Set<Scope> both = new LinkedHashSet<>();
    for (Resource resource : Resource.values()) {
      for (Action action : resource.actions()) {
        if (before.permit(resource, action) && after.permit(resource, action)) {
          both.add(new Scope.Exact(resource, action));
        }
      }
    }
    return new Scopes(both);
  }

  private static Tier tier(Tier before, Tier after) {
    return before.compareTo(after) < 0 ? before : after;
  }

  private static List<IpRange> addresses(List<IpRange> before, List<IpRange> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? after : before;
    }
    List<IpRange> both = new ArrayList<>(within(before, after));
    both.addAll(within(after, before));
    return both.isEmpty() ? NOBODY : both.stream().distinct().toList();
  }

  /** Two ranges are nested or disjoint, so the meet consists of those that lie in another. */
  private static List<IpRange> within(List<IpRange> inner, List<IpRange> outer) {
    return inner.stream()
        .filter(candidate -> outer.stream().anyMatch(range -> contains(range, candidate)))
        .toList();
  }

  private static boolean contains(IpRange outer, IpRange inner) {
    return outer.prefixLength() <= inner.prefixLength() && outer.contains(network(inner));
  }

  private static InetAddress network(IpRange range) {
    try {
      return InetAddress.getByAddress(range.network());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four or sixteen bytes are an address", e);
    }
  }

  private static ServerAccess servers(ServerAccess before, ServerAccess after) {
    return switch (before) {
      case ServerAccess.All() -> after;
      case ServerAccess.Only(Set<Long> ids) ->
          switch (after) {
            case ServerAccess.All() -> before;
            case ServerAccess.Only(Set<Long> others) -> {
              Set<Long> both = new LinkedHashSet<>(ids);
              both.retainAll(others);
              yield new ServerAccess.Only(both);
            }
          };
    };
  }

  private static @Nullable Instant expiry(@Nullable Instant before, @Nullable Instant after) {
    if (before == null || after == null) {
      return before == null ? after : before;
    }
    return before.isBefore(after) ? before : after;
  }
}
