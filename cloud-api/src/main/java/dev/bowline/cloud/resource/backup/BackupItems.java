package dev.bowline.cloud.resource.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.panelconfig.Category;
import dev.bowline.cloud.panelconfig.PanelItems;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest backups, for bearer tokens. */
@Singleton
final class BackupItems implements PanelItems {

  private static final int MOST = 100;

  private final VisibleBackups backups;

  BackupItems(VisibleBackups backups) {
    this.backups = backups;
  }

  /**
   * One backup.
   *
   * @param type manual when somebody asked for it, else scheduled
   * @param status the word of a {@link BackupState}
   * @param bytes of what is in it; null until it succeeded
   * @param verifiedAt when it was last proven that it can be restored
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Example(
      """
      {"id": 1014, "server_id": 1001, "name": "before-upgrade", "type": "manual", "status": "succeeded",
       "bytes": 5400000, "created_at": "2026-03-01T12:00:00Z",
       "finished_at": "2026-03-01T12:00:09Z", "verified_at": null}
      """)
  record Item(
      long id,
      long serverId,
      String name,
      String type,
      String status,
      @Nullable Long bytes,
      Instant createdAt,
      @Nullable Instant finishedAt,
      @Nullable Instant verifiedAt) {

    static Item of(BackupRow row) {
      Backup backup = Backup.of(row);
      return new Item(
          backup.id(),
          backup.serverId(),
          backup.name(),
          backup.kind(),
          backup.state(),
          backup.bytes(),
          backup.createdAt(),
          backup.finishedAt(),
          backup.verifiedAt());
    }
  }

  @Override
  public Category category() {
    return Category.BACKUPS;
  }

  @Override
  public Class<?> itemType() {
    return Item.class;
  }

  @Override
  public List<Item> items(long tenantId) {
    return backups.ofTenant(tenantId, MOST).stream().map(Item::of).toList();
  }
}
