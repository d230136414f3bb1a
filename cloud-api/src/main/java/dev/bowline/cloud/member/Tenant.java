package dev.bowline.cloud.member;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A customer of the cloud: everything else belongs to one.
 *
 * @param highSecurity whether what manages the API asks for a code of the second factor
 */
@MappedEntity("tenant")
record Tenant(@Id long id, String name, Instant createdAt, boolean highSecurity) {}
