package dev.bowline.cloud.job;

import dev.bowline.contract.command.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step a job took.
 *
 * @param state the new one
 * @param outcome what the host reported, printable; null unless it ended the job
 */
public record JobChange(
    UUID id,
    long tenantId,
    long serverId,
    String operation,
    JobState state,
    @Nullable Outcome outcome,
    Instant at) {}
