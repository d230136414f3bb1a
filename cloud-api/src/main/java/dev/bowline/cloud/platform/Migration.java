package dev.bowline.cloud.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of the database's shape, as Flyway's own table has it.
 *
 * @param installedRank the order in which they were applied
 * @param version null for what is repeated with every change of itself
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@MappedEntity("flyway_schema_history")
public record Migration(
    @Id int installedRank,
    @Nullable String version,
    String description,
    @Nullable Integer checksum,
    Instant installedOn,
    boolean success) {}
