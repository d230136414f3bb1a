package dev.bowline.cloud.server;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The servers a key may act on. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ServerController {

  private final VisibleServers servers;

  ServerController(VisibleServers servers) {
    this.servers = servers;
  }

  /** All of them. */
  @Get("/servers")
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<List<Server>> list(Principal.KeyHolder caller) {
    return Success.of(servers.all(caller.credential()));
  }

  /** One of them, or the only one. */
  @Get(uris = {"/servers/{sid}", "/server"})
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<Server> show(Principal.KeyHolder caller, @Nullable @PathVariable Long sid) {
    return Success.of(servers.one(caller.credential(), sid));
  }
}
