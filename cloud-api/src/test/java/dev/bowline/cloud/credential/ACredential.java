package dev.bowline.cloud.credential;

import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.scope.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Credentials for tests: each change gives the next generation. */
final class ACredential {

  private static final AtomicLong NUMBERS = new AtomicLong(1);

  private ACredential() {}

  static Credential of(Tier tier) {
    long number = NUMBERS.getAndIncrement();
    return new Credential(
        "pk_live_" + number,
        number,
        7,
        "billing",
        Environment.LIVE,
        Scopes.parse(List.of("domains:read", "services:*")),
        tier,
        List.of(IpRange.parse("192.0.2.0/24").orElseThrow()),
        new ServerAccess.Only(Set.of(11L, 12L)),
        Instant.parse("2030-01-01T00:00:00Z"),
        Credential.Status.ACTIVE,
        new Sealed("sealed-1"),
        1,
        1);
  }

  static Credential withTier(Credential old, Tier tier) {
    return next(old, old.scopes(), tier, old.ipWhitelist(), old.status(), old.secret());
  }

  static Credential withScopes(Credential old, String... scopes) {
    Scopes other = Scopes.parse(List.of(scopes));
    return next(old, other, old.tier(), old.ipWhitelist(), old.status(), old.secret());
  }

  static Credential withWhitelist(Credential old, String... ranges) {
    List<IpRange> other =
        List.of(ranges).stream().map(text -> IpRange.parse(text).orElseThrow()).toList();
    return next(old, old.scopes(), old.tier(), other, old.status(), old.secret());
  }

  static Credential withSecret(Credential old, String sealed) {
    return next(old, old.scopes(), old.tier(), old.ipWhitelist(), old.status(), new Sealed(sealed));
  }

  static Credential withStatus(Credential old, Credential.Status status) {
    return next(old, old.scopes(), old.tier(), old.ipWhitelist(), status, old.secret());
  }

  /** A credential with the id and number of {@code edited}, as it was before any edit. */
  static Credential before(Credential edited) {
    Credential any = of(Tier.STARTER);
    return new Credential(
        edited.id(),
        edited.number(),
        any.tenantId(),
        any.name(),
        any.environment(),
        any.scopes(),
        any.tier(),
        any.ipWhitelist(),
        any.servers(),
        any.expires(),
        any.status(),
        any.secret(),
        any.secretGeneration(),
        any.generation());
  }

  private static Credential next(
      Credential old,
      Scopes scopes,
      Tier tier,
      List<IpRange> whitelist,
      Credential.Status status,
      Sealed secret) {
    boolean newSecret = !secret.equals(old.secret());
    return new Credential(
        old.id(),
        old.number(),
        old.tenantId(),
        old.name(),
        old.environment(),
        scopes,
        tier,
        whitelist,
        old.servers(),
        old.expires(),
        status,
        secret,
        newSecret ? old.generation() + 1 : old.secretGeneration(),
        old.generation() + 1);
  }
}
