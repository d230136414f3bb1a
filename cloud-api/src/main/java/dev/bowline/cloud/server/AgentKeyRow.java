package dev.bowline.cloud.server;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The key of one server's agent.
 *
 * @param publicKey the raw 32 bytes
 * @param enrolmentHash SHA-256 of the token it was enrolled with
 */
@MappedEntity("agent_key")
record AgentKeyRow(
    @Id String keyId,
    long serverId,
    long tenantId,
    byte[] publicKey,
    byte[] enrolmentHash,
    Instant createdAt) {}
