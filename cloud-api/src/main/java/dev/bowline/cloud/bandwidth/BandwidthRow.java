package dev.bowline.cloud.bandwidth;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One server's month as it is stored.
 *
 * @param month such as {@code 2026-11}
 * @param counter the host's record that {@code rxBytes} and {@code txBytes} come from
 * @param earlierRxBytes by the records before that one
 * @param earlierTxBytes by the records before that one
 */
@MappedEntity("server_bandwidth")
record BandwidthRow(
    @Id long serverId,
    String month,
    String counter,
    long rxBytes,
    long txBytes,
    long earlierRxBytes,
    long earlierTxBytes,
    Instant asOf) {}
