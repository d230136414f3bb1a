package dev.bowline.cloud.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/** The query of a request for entries, as sent. */
@Introspected
record AuditParameters(
    @QueryValue @Nullable String cursor,
    @QueryValue @Nullable Integer limit,
    @QueryValue @Nullable String actor,
    @QueryValue @Nullable String action,
    @QueryValue @Nullable String subject,
    @QueryValue @Nullable String ip,
    @QueryValue @Nullable String from,
    @QueryValue @Nullable String to) {}
