package dev.bowline.cloud.panelconfig;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.authentication.Principal.TokenHolder;
import dev.bowline.cloud.authorization.RequiresTokenScope;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.member.Profiles;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Release;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who asks, and how the installation is set for them. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProfileController {

  private static final String NAMELESS = "";

  private final Profiles profiles;
  private final Installation installation;
  private final Release release;
  private final Envelopes envelopes;

  ProfileController(
      Profiles profiles, Installation installation, Release release, Envelopes envelopes) {
    this.profiles = profiles;
    this.installation = installation;
    this.release = release;
    this.envelopes = envelopes;
  }

  /**
   * Who asks.
   *
   * @param tenant what the tenant calls itself
   * @param user the member who made the token; null when there is no such member any more
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Me(String resource, String tenant, @Nullable User user, TokenFacts token) {}

  /** A member. */
  @Serdeable
  record User(long id, String email, String role) {}

  /**
   * The token that asks.
   *
   * @param expiresAt null for never
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record TokenFacts(long id, String name, List<String> scopes, @Nullable Instant expiresAt) {}

  /** One setting, which is a text or a number. */
  @Serdeable
  record Setting(String name, Object value) {}

  /** The settings there are. */
  @Serdeable
  record Settings(String resource, List<Setting> items) {}

  @Get("/me.php")
  @RequiresTokenScope(TokenScope.PROFILE)
  Envelope<Me> me(TokenHolder caller) {
    BearerToken token = caller.token();
    User user =
        profiles
            .find(token.tenantId(), token.memberId())
            .map(found -> new User(found.id(), found.email(), found.role().name()))
            .orElse(null);
    TokenFacts facts =
        new TokenFacts(token.number(), token.name(), token.scopeTexts(), token.expires());
    return envelopes.loaded(new Me("me", tenantName(caller), user, facts));
  }

  @Get("/settings.php")
  @RequiresTokenScope(TokenScope.SETTINGS)
  Envelope<Settings> settings(TokenHolder caller) {
    return envelopes.loaded(
        new Settings(
            "settings",
            List.of(
                new Setting("tenant_name", tenantName(caller)),
                new Setting("public_url", installation.publicUrl().toString()),
                new Setting("version", release.version()),
                new Setting(
                    "token_requests_per_minute", BearerToken.LIMITS.perMinute().orElseThrow()))));
  }

  private String tenantName(TokenHolder caller) {
    return profiles.tenantName(caller.tenantId()).orElse(NAMELESS);
  }
}
