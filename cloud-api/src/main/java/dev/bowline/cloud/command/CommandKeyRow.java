package dev.bowline.cloud.command;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One key of the cloud.
 *
 * @param publicKey the raw 32 bytes
 * @param privateKey sealed by the vault
 * @param active whether new commands are signed with it; at most one is
 */
@MappedEntity("command_key")
record CommandKeyRow(
    @Id String keyId, byte[] publicKey, String privateKey, boolean active, Instant createdAt) {}
