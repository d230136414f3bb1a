package dev.bowline.cloud.bandwidth;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What servers have carried in the current month. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BandwidthController {

  private final VisibleServers servers;
  private final Bandwidths bandwidths;

  BandwidthController(VisibleServers servers, Bandwidths bandwidths) {
    this.servers = servers;
    this.bandwidths = bandwidths;
  }

  /**
   * All servers of the key that ever enrolled, or the one named by {@code server_id}. The shape
   * does not depend on how many there are: the fields that clients of one server read stand at the
   * top and are sums, and {@code servers} lists each server with its {@code server_id}.
   */
  @Get("/bandwidth")
  @Described("Shows what all servers of the key carried this month, or the one that is named.")
  @RequiresScope(resource = Resource.BANDWIDTH, action = Action.READ)
  Success<TotalBandwidth> total(
      Principal.KeyHolder caller,
      @Nullable @QueryValue("server_id") @Example("1001") Long serverId) {
    return Success.of(bandwidths.total(chosen(caller, serverId)));
  }

  @Get(uris = {"/servers/{sid}/bandwidth", "/server/bandwidth"})
  @Described("Shows what one server, or the only one, carried this month.")
  @RequiresScope(resource = Resource.BANDWIDTH, action = Action.READ)
  Success<ServerBandwidth> show(
      Principal.KeyHolder caller, @Nullable @PathVariable @Example("1001") Long sid) {
    return Success.of(bandwidths.of(servers.one(caller.credential(), sid)));
  }

  private List<Server> chosen(Principal.KeyHolder caller, @Nullable Long serverId) {
    return serverId == null
        ? servers.all(caller.credential()).stream()
            .filter(server -> !server.state().equals(Server.State.PENDING.word()))
            .toList()
        : List.of(servers.one(caller.credential(), serverId));
  }
}
