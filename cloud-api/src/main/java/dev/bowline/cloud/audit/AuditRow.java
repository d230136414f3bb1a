package dev.bowline.cloud.audit;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit_entry}; the details are JSON. */
@MappedEntity("audit_entry")
record AuditRow(
    @Id @GeneratedValue @Nullable Long id,
    long tenantId,
    Instant occurredAt,
    String actor,
    String action,
    String subject,
    String ip,
    @TypeDef(type = DataType.JSON) String details) {}
