package dev.bowline.cloud.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.panelconfig.Category;
import dev.bowline.cloud.panelconfig.PanelItems;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest jobs, for bearer tokens. What a job was told and what came of it are left out: they
 * speak of things that other scopes guard.
 */
@Singleton
final class JobItems implements PanelItems {

  private static final int MOST = 100;

  private final VisibleJobs jobs;

  JobItems(VisibleJobs jobs) {
    this.jobs = jobs;
  }

  /**
   * One job.
   *
   * @param operation such as {@code services.restart}
   * @param status the word of a {@link JobState}
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Example(
      """
      {"id": "01957f2e-6f3a-7c51-9c55-0d7e6f1f2a10", "server_id": 1001, "operation": "services.restart",
       "status": "succeeded", "created_at": "2026-03-01T12:00:00Z",
       "updated_at": "2026-03-01T12:00:01Z", "finished_at": "2026-03-01T12:00:01Z"}
      """)
  record Item(
      UUID id,
      long serverId,
      String operation,
      String status,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant finishedAt) {

    static Item of(Job job) {
      return new Item(
          job.id(),
          job.serverId(),
          job.operation(),
          job.state().word(),
          job.createdAt(),
          job.updatedAt(),
          job.finishedAt());
    }
  }

  @Override
  public Category category() {
    return Category.JOBS;
  }

  @Override
  public Class<?> itemType() {
    return Item.class;
  }

  @Override
  public List<Item> items(long tenantId) {
    return jobs.ofTenant(tenantId, MOST).stream().map(Item::of).toList();
  }
}
