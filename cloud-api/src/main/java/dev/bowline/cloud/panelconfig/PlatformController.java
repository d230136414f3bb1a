package dev.bowline.cloud.panelconfig;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.authentication.Principal.TokenHolder;
import dev.bowline.cloud.authorization.RequiresTokenScope;
import dev.bowline.cloud.platform.Migration;
import dev.bowline.cloud.platform.Release;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the installation and the servers are, and what is installed. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlatformController {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformController.class);

  private final VisibleServers servers;
  private final Listings listings;
  private final Release release;
  private final Envelopes envelopes;

  PlatformController(
      VisibleServers servers, Listings listings, Release release, Envelopes envelopes) {
    this.servers = servers;
    this.listings = listings;
    this.release = release;
    this.envelopes = envelopes;
  }

  /**
   * What is installed.
   *
   * @param commit null when it was not built in a repository
   * @param dependencies everything it is made of, as a CycloneDX document
   * @param migrations what was applied to the database, in that order
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ReleaseAudit(
      String resource,
      String version,
      @Nullable String commit,
      String java,
      Map<String, Object> dependencies,
      List<Migration> migrations) {}

  @Get("/health.php")
  @RequiresTokenScope(TokenScope.PLATFORM)
  Envelope<Health> health(TokenHolder caller) {
    return envelopes.loaded(Health.of(counted(caller.tenantId())));
  }

  @Get("/server-health.php")
  @RequiresTokenScope(TokenScope.PLATFORM)
  Envelope<Listing> serverHealth(TokenHolder caller) {
    return envelopes.loaded(listings.of(Category.SERVER_HEALTH, caller.tenantId()));
  }

  @Get("/release-audit.php")
  @RequiresTokenScope(TokenScope.PLATFORM)
  Envelope<ReleaseAudit> releaseAudit() {
    return envelopes.loaded(
        new ReleaseAudit(
            "release-audit",
            release.version(),
            release.commit().orElse(null),
            Runtime.version().toString(),
            release.billOfMaterials(),
            release.migrations()));
  }

  /** Whatever keeps the servers from being read, the answer is that they cannot be. */
  private Health.@Nullable Servers counted(long tenantId) {
    try {
      return Health.Servers.of(servers.ofTenant(tenantId));
    } catch (RuntimeException down) {
      LOG.warn("The database does not answer: {}", down.getMessage());
      return null;
    }
  }
}
