package dev.bowline.cloud.backup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * The password of one server's repository.
 *
 * @param password sealed by the vault
 */
@MappedEntity("backup_password")
record PasswordRow(@Id long serverId, long tenantId, String password, Instant createdAt) {}
