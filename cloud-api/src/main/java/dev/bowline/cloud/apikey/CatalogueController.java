package dev.bowline.cloud.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Preset;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a key can be given: drawn from the enums, so there is no second list. */
@Controller("/panel/scopes")
@PanelOnly
final class CatalogueController {

  /** All there is to choose from. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Catalogue(
      List<Category> categories,
      List<String> scopes,
      List<PresetView> presets,
      List<TierView> tiers) {}

  /** A resource with its actions. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Category(String resource, String title, List<String> actions, boolean wildcard) {}

  /** A ready choice of scopes. */
  @Serdeable
  record PresetView(String preset, String title, List<String> scopes) {}

  /** How often a key may call; null is unlimited. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Serdeable(naming = SnakeCaseStrategy.class)
  record TierView(
      String tier, int perSecond, @Nullable Integer perMinute, @Nullable Integer perHour) {}

  /** The catalogue. */
  @Get
  Success<Catalogue> list() {
    return Success.of(
        new Catalogue(
            Arrays.stream(Resource.values()).map(CatalogueController::category).toList(),
            Scope.CATALOGUE.stream().map(Scope::text).toList(),
            Arrays.stream(Preset.values()).map(CatalogueController::preset).toList(),
            Arrays.stream(Tier.values()).map(CatalogueController::tier).toList()));
  }

  private static Category category(Resource resource) {
    return new Category(
        resource.word(),
        resource.title(),
        resource.actions().stream().map(Action::word).toList(),
        resource.hasWildcard());
  }

  private static PresetView preset(Preset preset) {
    return new PresetView(preset.word(), preset.title(), preset.scopes().texts());
  }

  private static TierView tier(Tier tier) {
    return new TierView(
        tier.word(), tier.perSecond(), boxed(tier.perMinute()), boxed(tier.perHour()));
  }

  private static @Nullable Integer boxed(OptionalInt limit) {
    return limit.isPresent() ? limit.getAsInt() : null;
  }
}
