package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Reach;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The backups a credential may know of: of its tenant, on the servers within its reach. */
@Singleton
final class VisibleBackups {

  private final BackupRepository backups;

  VisibleBackups(BackupRepository backups) {
    this.backups = backups;
  }

  /**
   * What to list.
   *
   * @param serverId null is every server
   * @param state null is every state
   * @param cursor the last backup of the page before; null begins
   */
  record Query(@Nullable Long serverId, @Nullable BackupState state, @Nullable Long cursor) {}

  /**
   * The backup {@code id}.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 404 when the credential may not know of it
   */
  BackupRow find(Credential credential, long id) {
    return visible(credential, id)
        .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such backup.").exception());
  }

  /** The newest first, at most {@code most}. */
  List<BackupRow> page(Credential credential, Query query, int most) {
    Reach all = Reach.of(credential);
    Reach reach = query.serverId() == null ? all : all.narrowedTo(query.serverId());
    return page(reach, query.state(), before(credential, query.cursor()), most);
  }

  /** The tenant's newest, for those who may only look. */
  List<BackupRow> ofTenant(long tenantId, int most) {
    return page(Reach.ofTenant(tenantId), null, Long.MAX_VALUE, most);
  }

  private List<BackupRow> page(Reach reach, @Nullable BackupState state, long before, int most) {
    return backups.page(
        reach.tenantId(),
        reach.simulated(),
        reach.isEveryServer(),
        reach.listed(),
        states(state),
        before,
        most);
  }

  private long before(Credential credential, @Nullable Long cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    return visible(credential, cursor)
        .map(BackupRow::id)
        .orElseThrow(
            () -> Problem.of(Code.CURSOR_INVALID, "Begin again without a cursor.").exception());
  }

  private Optional<BackupRow> visible(Credential credential, long id) {
    return backups
        .findById(id)
        .filter(row -> Reach.of(credential).includes(row.tenantId(), row.serverId()));
  }

  private static List<String> states(@Nullable BackupState only) {
    return Arrays.stream(BackupState.values())
        .filter(state -> only == null || state == only)
        .map(BackupState::name)
        .toList();
  }
}
