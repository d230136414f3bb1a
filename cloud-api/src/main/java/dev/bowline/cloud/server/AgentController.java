package dev.bowline.cloud.server;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AgentOnly;
import dev.bowline.cloud.command.QueueAccess;
import dev.bowline.cloud.command.QueueCredentials;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.Secret;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an agent asks for itself, and what it tells of its host. */
@Controller("/agent/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@AgentOnly
final class AgentController {

  private static final int MOST_SERVICES = 1_000;

  private final QueueAccess access;
  private final Inventories inventories;
  private final Presence presence;

  AgentController(QueueAccess access, Inventories inventories, Presence presence) {
    this.access = access;
    this.inventories = inventories;
    this.presence = presence;
  }

  /** Credentials for the caller's own queue. The answer is the one place that shows them. */
  @Post("/queue-credentials")
  Map<String, Object> credentials(Principal.Host host) {
    presence.note(host.serverId());
    return access
        .vend(host.serverId())
        .map(AgentController::answer)
        .orElseThrow(
            () -> Problem.of(Code.NOT_FOUND, "This server has no queue: enrol again.").exception());
  }

  /** Replaces the host's inventory. */
  @Put("/inventory")
  Map<String, Object> inventory(Principal.Host host, @Body Map<String, Object> body) {
    Inventory inventory = Inventory.of(Fields.of(body));
    if (inventory.services().size() > MOST_SERVICES) {
      throw Problem.of(Code.INVALID_BODY, "At most " + MOST_SERVICES + " services.").exception();
    }
    presence.note(host.serverId());
    inventories.keep(host.serverId(), inventory);
    return Map.of();
  }

  private static Map<String, Object> answer(QueueCredentials credentials) {
    return Fields.object(
        "queue_url", credentials.queueUrl(),
        "region", credentials.region(),
        "access_key_id", credentials.accessKeyId(),
        "secret_access_key", shown(credentials.secretAccessKey()),
        "session_token", shown(credentials.sessionToken()),
        "expires_at", credentials.expiresAt().toString());
  }

  private static String shown(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.UTF_8);
  }
}
