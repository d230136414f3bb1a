package dev.bowline.cloud.server;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Servers as members manage them. */
@Controller("/panel/servers")
@ExecuteOn(TaskExecutors.BLOCKING)
@PanelOnly
final class PanelServerController {

  private final Servers servers;
  private final Removal removal;
  private final Successions successions;
  private final Invitations invitations;
  private final List<BackupHolding> holdings;

  PanelServerController(
      Servers servers,
      Removal removal,
      Successions successions,
      Invitations invitations,
      List<BackupHolding> holdings) {
    this.servers = servers;
    this.removal = removal;
    this.successions = successions;
    this.invitations = invitations;
    this.holdings = List.copyOf(holdings);
  }

  /** What a server is to be called: 1 to 64 printable characters. */
  @Serdeable
  record Naming(String name) {}

  /** All servers of the tenant. */
  @Get
  @PanelOnly(everyday = true)
  Success<List<Server>> list(Principal.PanelMember member) {
    return Success.of(servers.all(member.tenantId()));
  }

  /** One server. */
  @Get("/{id}")
  @PanelOnly(everyday = true)
  Success<Server> find(Principal.PanelMember member, long id, HttpRequest<?> request) {
    return tagged(request, servers.find(member.tenantId(), id));
  }

  /** Names a server and shows, this once, the token with which its agent may enrol. */
  @Post
  @Status(HttpStatus.CREATED)
  Success<InvitationView> create(
      Principal.PanelMember member, @Body Naming naming, HttpRequest<?> request) {
    return Success.of(
        invitations.view(
            servers.create(Editor.of(member, request), ServerName.checked(naming.name()))));
  }

  /** A fresh token, which ends the one before; shown this once. */
  @Post("/{id}/enrolment-token")
  @Status(HttpStatus.CREATED)
  Success<InvitationView> invite(Principal.PanelMember member, long id, HttpRequest<?> request) {
    return Success.of(
        servers
            .invite(Editor.of(member, request), id)
            .map(invitations::view)
            .orElseThrow(PanelServerController::absent));
  }

  /**
   * Changes what the body names: {@code name}, and {@code bandwidth_limit_bytes}, which null
   * removes.
   */
  @Patch("/{id}")
  Success<Server> edit(
      Principal.PanelMember member,
      long id,
      IfMatch condition,
      @Body JsonNode body,
      HttpRequest<?> request) {
    return tagged(
        request, servers.edit(Editor.of(member, request), id, condition, ServerEdit.of(body)));
  }

  /**
   * Lets the machine that enrolled last open the backups of the one before. Asked again, it changes
   * nothing.
   */
  @Post("/{id}/successor/confirm")
  @PanelOnly(Role.ROOT)
  Success<Server> confirmSuccessor(Principal.PanelMember member, long id, HttpRequest<?> request) {
    return Success.of(
        successions
            .confirm(Editor.of(member, request), id)
            .orElseThrow(PanelServerController::absent));
  }

  /**
   * Removes a server for good; may be asked again when it broke off. Backups go with it only when
   * that is said.
   */
  @Delete("/{id}")
  @PanelOnly(Role.ROOT)
  Success<Map<String, Object>> remove(
      Principal.PanelMember member,
      long id,
      @Nullable @QueryValue String backups,
      HttpRequest<?> request) {
    if (!mayLoseBackups(backups)
        && holdings.stream().anyMatch(one -> one.hasBackups(member.tenantId(), id))) {
      throw Problem.of(Code.HAS_BACKUPS, "Ask with ?backups=delete to delete them too.")
          .exception();
    }
    if (!removal.remove(Editor.of(member, request), id)) {
      throw absent();
    }
    return Success.of(Map.of("id", id));
  }

  private static Success<Server> tagged(HttpRequest<?> request, Optional<Server> found) {
    Server server = found.orElseThrow(PanelServerController::absent);
    server.tag().tag(request);
    return Success.of(server);
  }

  private static boolean mayLoseBackups(@Nullable String backups) {
    if (backups != null && !backups.equals("delete")) {
      throw Problem.of(Code.INVALID_PARAMETER, "backups is delete, or absent.").exception();
    }
    return backups != null;
  }

  private static RuntimeException absent() {
    return Problem.of(Code.NOT_FOUND, "No such server.").exception();
  }
}
