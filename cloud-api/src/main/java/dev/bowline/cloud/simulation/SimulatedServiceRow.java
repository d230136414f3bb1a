package dev.bowline.cloud.simulation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * What was last done to one service of a tenant's simulated host.
 *
 * @param running whether it was started, else stopped
 * @param since when
 */
@MappedEntity("simulated_service")
record SimulatedServiceRow(@Id long tenantId, String name, boolean running, Instant since) {}
