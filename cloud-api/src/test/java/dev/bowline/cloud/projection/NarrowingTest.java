package dev.bowline.cloud.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.scope.Scopes;
import dev.bowline.contract.scope.TokenScope;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NarrowingTest {

  private static final ServerAccess ALL = new ServerAccess.All();
  private static final Instant SOON = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = SOON.plusSeconds(1);

  @Test
  void keepsWhatBothMayDo() {
    assertThat(scopes(List.of("domains:*", "ssl:read"), List.of("domains:read", "dns:read")))
        .containsExactly("domains:read");
    assertThat(scopes(List.of("*:*"), List.of("domains:*"))).containsExactly("domains:*");
    assertThat(scopes(List.of("*:*"), List.of("terminal:access"))).isEmpty();
  }

  @Test
  void keepsTheAddressesOfBothAndNobodyWhenThereAreNone() {
    assertThat(addresses(List.of(), List.of("10.0.0.1"))).containsExactly("10.0.0.1");
    assertThat(addresses(List.of("10.0.0.1"), List.of())).containsExactly("10.0.0.1");
    assertThat(addresses(List.of("10.0.0.0/8", "192.0.2.1"), List.of("10.1.0.0/16", "2001:db8::1")))
        .containsExactly("10.1.0.0/16");
    List<IpRange> nobody = meet(key(List.of("10.0.0.1")), key(List.of("192.0.2.1"))).ipWhitelist();
    assertThat(nobody).isNotEmpty();
    assertThat(nobody.getFirst().contains(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
  }

  @Test
  void keepsTheServersOfBoth() {
    assertThat(servers(ALL, only(1, 2))).isEqualTo(only(1, 2));
    assertThat(servers(only(1, 2), ALL)).isEqualTo(only(1, 2));
    assertThat(servers(only(1, 2), only(2, 3))).isEqualTo(only(2));
    assertThat(servers(only(1), only(2)).includes(1)).isFalse();
  }

  @Test
  void keepsTheLowerTierAndTheEarlierExpiry() {
    assertThat(meet(key(Tier.BUSINESS, LATE), key(Tier.STARTER, SOON)))
        .returns(Tier.STARTER, Credential::tier)
        .returns(SOON, Credential::expires);
    assertThat(meet(key(Tier.STARTER, null), key(Tier.BUSINESS, LATE)))
        .returns(Tier.STARTER, Credential::tier)
        .returns(LATE, Credential::expires);
  }

  private static List<String> scopes(List<String> before, List<String> after) {
    return meet(
            key(Scopes.parse(before), Tier.STARTER, List.of(), ALL, null),
            key(Scopes.parse(after), Tier.STARTER, List.of(), ALL, null))
        .scopes()
        .texts();
  }

  private static List<String> addresses(List<String> before, List<String> after) {
    return meet(key(before), key(after)).ipWhitelist().stream().map(IpRange::text).toList();
  }

  private static ServerAccess servers(ServerAccess before, ServerAccess after) {
    return meet(
            key(Scopes.of(), Tier.STARTER, List.of(), before, null),
            key(Scopes.of(), Tier.STARTER, List.of(), after, null))
        .servers();
  }

  @Test
  void aTokenKeepsWhatBothMayRead() {
    BearerToken all = token(LATE, TokenScope.EVERYTHING);
    BearerToken some = token(SOON, TokenScope.SSL, TokenScope.JOBS);

    assertThat(Narrowing.meet(all, some, 2))
        .isEqualTo(Narrowing.meet(some, all, 2))
        .isEqualTo(withGeneration(token(SOON, TokenScope.SSL, TokenScope.JOBS), 2));
    assertThat(Narrowing.meet(token(SOON, TokenScope.SSL), token(SOON, TokenScope.JOBS), 2))
        .isEqualTo(withGeneration(token(SOON), 2));
    assertThat(((BearerToken) Narrowing.meet(all, all, 2)).scopes())
        .contains(TokenScope.EVERYTHING);
    assertThat(Narrowing.meet(all.revoked(2), all, 3).status()).isEqualTo(Status.REVOKED);
  }

  private static BearerToken token(Instant expires, TokenScope... scopes) {
    return new BearerToken("sha256:a", 1, 1, 1, "a", Set.of(scopes), expires, Status.ACTIVE, 1);
  }

  private static BearerToken withGeneration(BearerToken token, long generation) {
    return new BearerToken(
        token.id(),
        token.number(),
        token.tenantId(),
        token.memberId(),
        token.name(),
        token.scopes(),
        token.expires(),
        token.status(),
        generation);
  }

  private static Credential meet(Credential before, Credential after) {
    return Narrowing.meet(before, after, 2);
  }

  private static ServerAccess only(long... ids) {
    return new ServerAccess.Only(Set.copyOf(Arrays.stream(ids).boxed().toList()));
  }

  private static Credential key(List<String> addresses) {
    return key(Scopes.of(), Tier.STARTER, addresses, ALL, null);
  }

  private static Credential key(Tier tier, @Nullable Instant expires) {
    return key(Scopes.of(), tier, List.of(), ALL, expires);
  }

  private static Credential key(
      Scopes scopes,
      Tier tier,
      List<String> addresses,
      ServerAccess servers,
      @Nullable Instant expires) {
    return new Credential(
        "pk_live_x",
        1,
        1,
        "key",
        Environment.LIVE,
        scopes,
        tier,
        addresses.stream().map(text -> IpRange.parse(text).orElseThrow()).toList(),
        servers,
        expires,
        Credential.Status.ACTIVE,
        new Sealed("v1"),
        1,
        1);
  }
}
