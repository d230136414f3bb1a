package dev.bowline.cloud.pairing;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.device.DeviceScopes;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.session.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the tenant pairs. */
@Controller("/panel/pairing-settings")
@PanelOnly(Role.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PairingSettingsController {

  private final PairingSettings settings;

  PairingSettingsController(PairingSettings settings) {
    this.settings = settings;
  }

  /**
   * How the tenant pairs.
   *
   * @param confirm whether a person confirms each claim
   * @param scopes all that a device can be given
   * @param usualScopes what it is given when nobody says otherwise
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record SettingsView(boolean confirm, List<String> scopes, List<String> usualScopes) {}

  /** Changes; what is absent stays. */
  @Serdeable
  record EditSettings(@Nullable Boolean confirm) {}

  /** As it is. */
  @Get
  Success<SettingsView> show(PanelMember member) {
    return view(member);
  }

  /** Changes what the body names. */
  @Patch
  Success<SettingsView> edit(PanelMember member, @Body EditSettings asked, HttpRequest<?> request) {
    Boolean confirm = asked.confirm();
    if (confirm != null) {
      settings.confirm(Editor.of(member, request), confirm);
    }
    return view(member);
  }

  private Success<SettingsView> view(PanelMember member) {
    return Success.of(
        new SettingsView(
            settings.confirms(member.tenantId()), DeviceScopes.all(), DeviceScopes.usual()));
  }
}
