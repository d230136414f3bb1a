package dev.bowline.cloud.webhook;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.contract.key.Environment;
import io.micronaut.http.HttpRequest;

/**
 * Who asks, and what of the tenant they may see.
 *
 * @param servers theirs; a webhook is visible to them when it is told of these alone
 * @param live false for a test key, to which live data is invisible
 */
record Asker(long tenantId, String actor, String ip, ServerAccess servers, boolean live) {

  static Asker of(Principal.KeyHolder key, HttpRequest<?> request) {
    Credential credential = key.credential();
    return new Asker(
        credential.tenantId(),
        key.actor(),
        Exchange.clientIp(request),
        credential.servers(),
        credential.environment() == Environment.LIVE);
  }

  static Asker of(Principal.PanelMember member, HttpRequest<?> request) {
    return new Asker(
        member.tenantId(),
        member.actor(),
        Exchange.clientIp(request),
        new ServerAccess.All(),
        true);
  }

  /** Whether all of {@code others} are theirs too. */
  boolean covers(ServerAccess others) {
    return switch (others) {
      case ServerAccess.All() -> servers instanceof ServerAccess.All;
      case ServerAccess.Only(var ids) -> ids.stream().allMatch(servers::includes);
    };
  }
}
