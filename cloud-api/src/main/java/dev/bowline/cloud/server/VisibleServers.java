package dev.bowline.cloud.server;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.simulation.Simulation;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The servers a caller may know of: a member, all of the tenant; a credential, those of them that
 * it was made for. A test key sees the simulated one, which nobody else sees.
 */
@Singleton
public final class VisibleServers {

  private final ServerRepository servers;
  private final Presence presence;
  private final Simulation simulation;
  private final JsonMapper json;

  VisibleServers(
      ServerRepository servers, Presence presence, Simulation simulation, JsonMapper json) {
    this.servers = servers;
    this.presence = presence;
    this.simulation = simulation;
    this.json = json;
  }

  /** All of them, in the order in which they were named. */
  public List<Server> all(Credential credential) {
    return switch (credential.environment()) {
      case LIVE -> rows(credential).stream().map(presence::view).toList();
      case TEST -> simulated(credential).stream().toList();
    };
  }

  /** Every server of the tenant with its last inventory, for those who may only look. */
  public List<Snapshot> ofTenant(long tenantId) {
    return servers.ofTenant(tenantId).stream()
        .filter(row -> !row.removing())
        .map(this::snapshot)
        .toList();
  }

  /**
   * The server {@code id}, or the only one when {@code id} is null.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 404 when it is not visible, 400
   *     SERVER_REQUIRED when there are several to choose from
   */
  public Server one(Credential credential, @Nullable Long id) {
    return switch (credential.environment()) {
      case LIVE -> presence.view(row(credential, id));
      case TEST -> simulated(credential, id);
    };
  }

  /**
   * The server {@code id} of the member's tenant.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 404 when there is none, or it is being
   *     removed
   */
  public Server one(Principal.PanelMember member, long id) {
    return ofTenant(member.tenantId(), id).orElseThrow(VisibleServers::absent);
  }

  /** The tenant's server {@code id}, whoever asks; nothing when there is none or it is going. */
  public Optional<Server> ofTenant(long tenantId, long id) {
    return servers.find(tenantId, id).filter(row -> !row.removing()).map(presence::view);
  }

  /** A key's server with the last inventory. */
  public Snapshot snapshot(Credential credential, @Nullable Long id) {
    return switch (credential.environment()) {
      case LIVE -> snapshot(row(credential, id));
      case TEST ->
          new Snapshot(simulated(credential, id), simulation.inventory(credential.tenantId()));
    };
  }

  private Server simulated(Credential credential, @Nullable Long id) {
    return simulated(credential)
        .filter(server -> id == null || server.id() == id)
        .orElseThrow(VisibleServers::absent);
  }

  private Optional<Server> simulated(Credential credential) {
    return Optional.of(presence.simulated(credential.tenantId()))
        .filter(server -> Reach.of(credential).includes(credential.tenantId(), server.id()));
  }

  private Snapshot snapshot(ServerRow row) {
    return new Snapshot(presence.view(row), Inventories.read(json, row).orElse(null));
  }

  private ServerRow row(Credential credential, @Nullable Long id) {
    return id == null ? only(rows(credential)) : find(credential, id);
  }

  private List<ServerRow> rows(Credential credential) {
    return servers.ofTenant(credential.tenantId()).stream()
        .filter(row -> isVisible(credential, row))
        .toList();
  }

  private ServerRow find(Credential credential, long id) {
    return servers
        .find(credential.tenantId(), id)
        .filter(row -> isVisible(credential, row))
        .orElseThrow(VisibleServers::absent);
  }

  private static boolean isVisible(Credential credential, ServerRow row) {
    return !row.removing() && Reach.of(credential).includes(row.tenantId(), row.id());
  }

  /** A server that never enrolled can do nothing, so it leaves no choice to make. */
  private static ServerRow only(List<ServerRow> rows) {
    List<ServerRow> enrolled = rows.stream().filter(row -> row.enrolledAt() != null).toList();
    if (enrolled.size() > 1) {
      throw Problem.of(
              Code.SERVER_REQUIRED, "This key sees several servers: use /v1/servers/{id}/…")
          .exception();
    }
    return enrolled.stream().findFirst().orElseThrow(VisibleServers::absent);
  }

  private static RuntimeException absent() {
    return Problem.of(Code.NOT_FOUND, "No such server, or not for this key.").exception();
  }
}
