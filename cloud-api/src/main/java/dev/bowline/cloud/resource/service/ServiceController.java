package dev.bowline.cloud.resource.service;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Answers;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.job.Job;
import dev.bowline.cloud.job.JobAnswers;
import dev.bowline.cloud.job.Jobs;
import dev.bowline.cloud.job.Order;
import dev.bowline.cloud.server.Snapshot;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The services of one server, or of the only one. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ServiceController {

  private final Services services;
  private final Jobs jobs;
  private final JobAnswers answers;

  ServiceController(Services services, Jobs jobs, JobAnswers answers) {
    this.services = services;
    this.jobs = jobs;
    this.answers = answers;
  }

  @Get(uris = {"/servers/{sid}/services", "/server/services"})
  @Described("Lists the services as the host last reported them; meta.as_of says when.")
  @RequiresScope(resource = Resource.SERVICES, action = Action.READ)
  Success<List<Service>> list(
      Principal.KeyHolder caller, @Nullable @PathVariable @Example("1001") Long sid) {
    Snapshot snapshot = services.snapshot(caller.credential(), sid);
    long serverId = snapshot.server().id();
    List<Service> items =
        snapshot.inventory().map(Inventory::services).orElse(List.of()).stream()
            .map(state -> Service.of(state, serverId))
            .toList();
    return Success.of(items, meta(snapshot));
  }

  @Post(uris = {"/servers/{sid}/services/{name}/start", "/server/services/{name}/start"})
  @Described("Starts a service.")
  @Answers({200, 202})
  @RequiresScope(resource = Resource.SERVICES, action = Action.START)
  HttpResponse<Success<Job>> start(
      Principal.KeyHolder caller,
      @Nullable @PathVariable @Example("1001") Long sid,
      @Example("nginx") String name,
      HttpRequest<?> request) {
    return order(
        new Call(caller, sid, name, request), Action.START, ServiceCommand.StartService::new);
  }

  @Post(uris = {"/servers/{sid}/services/{name}/stop", "/server/services/{name}/stop"})
  @Described("Stops a service.")
  @Answers({200, 202})
  @RequiresScope(resource = Resource.SERVICES, action = Action.STOP)
  HttpResponse<Success<Job>> stop(
      Principal.KeyHolder caller,
      @Nullable @PathVariable @Example("1001") Long sid,
      @Example("nginx") String name,
      HttpRequest<?> request) {
    return order(
        new Call(caller, sid, name, request), Action.STOP, ServiceCommand.StopService::new);
  }

  @Post(uris = {"/servers/{sid}/services/{name}/restart", "/server/services/{name}/restart"})
  @Described("Restarts a service.")
  @Answers({200, 202})
  @RequiresScope(resource = Resource.SERVICES, action = Action.RESTART)
  HttpResponse<Success<Job>> restart(
      Principal.KeyHolder caller,
      @Nullable @PathVariable @Example("1001") Long sid,
      @Example("nginx") String name,
      HttpRequest<?> request) {
    return order(
        new Call(caller, sid, name, request), Action.RESTART, ServiceCommand.RestartService::new);
  }

  private record Call(
      Principal.KeyHolder caller, @Nullable Long sid, String name, HttpRequest<?> request) {}

  private HttpResponse<Success<Job>> order(
      Call call, Action action, Function<ServiceName, Command> command) {
    Principal.KeyHolder caller = call.caller();
    Services.Target target = services.target(caller.credential(), call.sid(), call.name());
    Job started =
        jobs.start(
            new Order(
                caller.tenantId(),
                target.host(),
                new Scope.Exact(Resource.SERVICES, action),
                caller.actor(),
                Exchange.clientIp(call.request()),
                command.apply(target.name()),
                target.name().text()));
    return answers.of(started, call.request());
  }

  private static Map<String, Object> meta(Snapshot snapshot) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("server_id", snapshot.server().id());
    snapshot.inventory().ifPresent(inventory -> meta.put("as_of", inventory.asOf()));
    return meta;
  }
}
