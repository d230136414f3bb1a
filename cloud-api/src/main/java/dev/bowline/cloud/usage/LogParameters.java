package dev.bowline.cloud.usage;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/** The query of a request for log lines, as sent. */
@Introspected
record LogParameters(
    @QueryValue @Nullable String cursor,
    @QueryValue @Nullable Integer limit,
    @QueryValue @Nullable String status,
    @QueryValue @Nullable String method,
    @QueryValue @Nullable String path,
    @QueryValue @Nullable String endpoint,
    @QueryValue @Nullable String ip,
    @QueryValue(value = "min_ms") @Nullable Integer minMs,
    @QueryValue @Nullable String from,
    @QueryValue @Nullable String to) {}
