package dev.bowline.cloud.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;

/** One entry as people see it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable
record AnsweredEntry(
    long id,
    Instant time,
    String actor,
    String action,
    String subject,
    String ip,
    Map<String, Object> details) {}
