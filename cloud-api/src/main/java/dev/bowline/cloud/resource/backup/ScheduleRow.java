package dev.bowline.cloud.resource.backup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One schedule as it is stored.
 *
 * @param paths one a line
 * @param daysOfWeek {@code MONDAY} to {@code SUNDAY}, one a line
 * @param nextRunAt when it is next due, if it is enabled
 * @param retentionDue whether it is to be seen what need not be kept any longer
 */
@MappedEntity("backup_schedule")
record ScheduleRow(
    @Id long id,
    long tenantId,
    long serverId,
    String name,
    String paths,
    int hour,
    int minute,
    String daysOfWeek,
    String timeZone,
    boolean enabled,
    int keepLast,
    int keepDaily,
    int keepWeekly,
    int keepMonthly,
    Instant nextRunAt,
    boolean retentionDue,
    Instant createdAt) {}
