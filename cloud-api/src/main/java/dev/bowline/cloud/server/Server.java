package dev.bowline.cloud.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.condition.EntityTag;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.OneOf;
import dev.bowline.cloud.exchange.Worded;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One server as people and clients see it.
 *
 * @param state the word of a {@link State}
 * @param lastSeen when its agent last called, to within 30 s
 * @param succession {@code pending} while another machine has taken the server's place and ROOT has
 *     not confirmed it, so that backups are out of its reach; else null
 * @param asOf when the host last looked at itself and reported
 * @param bandwidthLimitBytes what it may carry in a month; null when there is no limit
 * @param simulated whether it is the one that test keys act on, and no machine
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"id": 1001, "name": "web-1", "state": "online", "hostname": "web-1.example.com",
     "os": "Debian GNU/Linux 12 (bookworm)", "agent_version": "0.1.0",
     "last_seen": "2026-03-01T12:00:30Z", "as_of": "2026-03-01T12:00:00Z",
     "bandwidth_limit_bytes": 1000000000000, "created_at": "2026-01-10T08:00:00Z", "succession": null,
     "simulated": false}
    """)
public record Server(
    long id,
    String name,
    @OneOf(State.class) String state,
    @Nullable String hostname,
    @Nullable String os,
    @Nullable String agentVersion,
    @Nullable Instant lastSeen,
    @Nullable Instant asOf,
    @Nullable Long bandwidthLimitBytes,
    Instant createdAt,
    @Nullable String succession,
    boolean simulated) {

  /** What stands in {@link #succession} while ROOT has not confirmed. */
  public static final String SUCCESSION_PENDING = "pending";

  /** Names the version of what members can change of it. */
  EntityTag tag() {
    return EntityTag.of(id, name, bandwidthLimitBytes);
  }

  /** Whether its backups are out of reach until ROOT confirms the machine. */
  public boolean awaitsConfirmation() {
    return SUCCESSION_PENDING.equals(succession);
  }

  /** What stands behind it. */
  public Host host() {
    return simulated ? new Host.Simulated(id) : new Host.Real(id);
  }

  /** Whether commands will be heard soon. */
  public enum State implements Worded {
    /** Named, but no agent has enrolled. */
    PENDING,
    /** Its agent called lately. */
    ONLINE,
    /** Its agent has missed two of its calls. */
    OFFLINE;

    /** The word as it stands in answers, in lower case. */
    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
