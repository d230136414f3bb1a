package dev.bowline.cloud.server;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
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

  @Get("/servers")
  @Described("Lists the servers that the key may act on.")
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<List<Server>> list(Principal.KeyHolder caller) {
    return Success.of(servers.all(caller.credential()));
  }

  @Get(uris = {"/servers/{sid}", "/server"})
  @Described("Shows one server, or the only one.")
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<Server> show(
      Principal.KeyHolder caller, @Nullable @PathVariable @Example("1001") Long sid) {
    return Success.of(servers.one(caller.credential(), sid));
  }
}
