package dev.bowline.cloud.publish;

import dev.bowline.cloud.authentication.Principal.KeyHolder;
import dev.bowline.cloud.authorization.AnyKey;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/** {@code GET /v1/me}: the key that asks. It needs nothing that authentication did not read. */
@Controller("/v1/me")
final class MeController {

  /**
   * What a key may do.
   *
   * @param scopes as they were granted, sorted
   * @param allServers whether it may act on every server of its tenant, also on those to come
   * @param servers else the ids of those it may act on, sorted
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @Example(
      """
      {"name": "billing", "environment": "live", "scopes": ["accounts:*", "bandwidth:read", "plans:read"],
       "tier": "professional", "all_servers": true, "servers": []}
      """)
  record Me(
      String name,
      String environment,
      List<String> scopes,
      String tier,
      boolean allServers,
      List<Long> servers) {

    static Me of(Credential key) {
      return new Me(
          key.name(),
          key.environment().word(),
          key.scopes().texts(),
          key.tier().word(),
          key.servers() instanceof ServerAccess.All,
          ids(key.servers()));
    }

    private static List<Long> ids(ServerAccess servers) {
      return switch (servers) {
        case ServerAccess.All() -> List.of();
        case ServerAccess.Only(var ids) -> ids.stream().sorted().toList();
      };
    }
  }

  @Get
  @Described("Shows what the key that asks may do.")
  @AnyKey
  Success<Me> me(KeyHolder caller) {
    return Success.of(Me.of(caller.credential()));
  }
}
