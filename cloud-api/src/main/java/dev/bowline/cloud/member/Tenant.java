package dev.bowline.cloud.member;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A customer of the cloud: everything else belongs to one. */
@MappedEntity("tenant")
record Tenant(@Id long id, String name, Instant createdAt) {}
