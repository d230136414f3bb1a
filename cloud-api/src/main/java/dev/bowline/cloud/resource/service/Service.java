package dev.bowline.cloud.resource.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.contract.inventory.ServiceState;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One service as its host last reported it.
 *
 * @param mainPid 0 when it has none
 * @param since when it entered its active state; null when never
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"name": "nginx", "description": "A high performance web server", "active_state": "active",
     "sub_state": "running", "unit_file_state": "enabled", "main_pid": 812,
     "since": "2026-03-01T08:00:00Z", "server_id": 1001}
    """)
record Service(
    String name,
    String description,
    String activeState,
    String subState,
    String unitFileState,
    long mainPid,
    @Nullable Instant since,
    long serverId) {

  static Service of(ServiceState state, long serverId) {
    return new Service(
        state.name(),
        state.description(),
        state.activeState(),
        state.subState(),
        state.unitFileState(),
        state.mainPid(),
        state.since() == 0 ? null : Instant.ofEpochMilli(state.since()),
        serverId);
  }
}
