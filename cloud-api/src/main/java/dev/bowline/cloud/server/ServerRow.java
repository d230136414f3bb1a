package dev.bowline.cloud.server;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One server as it is stored.
 *
 * @param removing whether its removal has begun
 * @param enrolmentHash SHA-256 of the newest enrolment token, used or not
 * @param inventory the JSON object the host last sent
 * @param bandwidthLimitBytes what it may carry in a month; null when there is no limit
 * @param successionPending whether the agent has another key, which ROOT has not confirmed
 */
@MappedEntity("server")
record ServerRow(
    @Id long id,
    long tenantId,
    String name,
    boolean removing,
    Instant createdAt,
    byte @Nullable [] enrolmentHash,
    @Nullable Instant enrolmentExpiresAt,
    @Nullable Instant enrolledAt,
    @Nullable String hostname,
    @Nullable String os,
    @Nullable String agentVersion,
    @Nullable Instant lastSeenAt,
    @Nullable String inventory,
    @Nullable Instant inventoryAsOf,
    @Nullable Long bandwidthLimitBytes,
    boolean successionPending) {}
