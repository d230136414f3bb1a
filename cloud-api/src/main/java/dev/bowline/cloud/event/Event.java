package dev.bowline.cloud.event;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param serverId the server it concerns; null when it concerns the tenant as a whole
 * @param data what a listener is told: ids, names and states, few and flat. Never a secret. Texts
 *     are made printable and cut, so nothing here can make publishing fail.
 */
public record Event(
    long tenantId, EventType type, @Nullable Long serverId, Map<String, Object> data) {

  /** The map is copied; a type that concerns a server names it, the others do not. */
  public Event {
    if (type.concernsServer() != (serverId != null)) {
      throw new IllegalArgumentException(type.word() + " with server " + serverId);
    }
    data = Map.copyOf(data);
  }

  /** An event about the tenant as a whole. */
  public static Event ofTenant(long tenantId, EventType type, Map<String, Object> data) {
    return new Event(tenantId, type, null, data);
  }

  /** An event about one server, whose number is added to the data as {@code server_id}. */
  public static Event ofServer(
      long tenantId, EventType type, long serverId, Map<String, Object> data) {
    Map<String, Object> all = new HashMap<>(data);
    all.put("server_id", serverId);
    return new Event(tenantId, type, serverId, all);
  }
}
