package dev.bowline.cloud.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.usage.UsedScopes;
import dev.bowline.cloud.usage.UsedScopes.Use;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import dev.bowline.contract.scope.Scopes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which of a key's scopes are used at all, so that it can be narrowed to those. */
@Controller("/panel/keys/{id}/scope-usage")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScopeUsageController {

  private final ApiKeys keys;
  private final UsedScopes used;

  ScopeUsageController(ApiKeys keys, UsedScopes used) {
    this.keys = keys;
    this.used = used;
  }

  /**
   * What a key may do and what it did.
   *
   * @param granted the scopes as they were granted, wildcards among them
   * @param permittedCount how many exact scopes these permit
   * @param usedCount how many of the permitted ones were used
   * @param scopes the permitted ones, and those that were used and are not permitted any more
   * @param countedSince requests before this moment are not counted; null when that is not known
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Serdeable(naming = SnakeCaseStrategy.class)
  record ScopeUsage(
      List<String> granted,
      long permittedCount,
      long usedCount,
      List<ScopeState> scopes,
      @Nullable Instant countedSince) {}

  /**
   * One exact scope.
   *
   * @param requests that it let through, whatever became of them then
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Serdeable(naming = SnakeCaseStrategy.class)
  record ScopeState(String scope, boolean permitted, long requests, @Nullable Instant lastUsedAt) {}

  /** The use of the scopes of the tenant's key {@code id}; another tenant's key is 404. */
  @Get
  Success<ScopeUsage> usage(PanelMember member, long id) {
    ApiKey key = keys.find(member.tenantId(), id).orElseThrow(ApiKeys::absent);
    Scopes granted = key.credential().scopes();
    List<ScopeState> scopes = states(permitted(granted), used.of(id));
    return Success.of(
        new ScopeUsage(
            granted.texts(),
            scopes.stream().filter(ScopeState::permitted).count(),
            scopes.stream().filter(state -> state.permitted() && state.requests() > 0).count(),
            scopes,
            used.countedSince().orElse(null)));
  }

  private static List<ScopeState> states(List<String> permitted, Map<String, Use> uses) {
    TreeSet<String> all = new TreeSet<>(permitted);
    all.addAll(uses.keySet());
    return all.stream()
        .map(scope -> state(scope, permitted.contains(scope), uses.get(scope)))
        .toList();
  }

  private static ScopeState state(String scope, boolean permitted, @Nullable Use use) {
    return use == null
        ? new ScopeState(scope, permitted, 0, null)
        : new ScopeState(scope, permitted, use.requests(), use.lastUsedAt());
  }

  private static List<String> permitted(Scopes granted) {
    return Arrays.stream(Resource.values())
        .flatMap(resource ->
            resource.actions().stream()
                .filter(action -> granted.permit(resource, action))
                .map(action -> new Scope.Exact(resource, action).text()))
        .toList();
  }
}
