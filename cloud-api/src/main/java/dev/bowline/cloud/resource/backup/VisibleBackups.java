package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.key.Environment;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The backups a credential may know of: of its tenant, on its servers. A test key sees none, since
 * all of them are of real servers.
 */
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
    if (credential.environment() == Environment.TEST) {
      return List.of();
    }
    ServerAccess servers =
        query.serverId() == null
            ? credential.servers()
            : credential.servers().narrowedTo(query.serverId());
    return backups.page(
        credential.tenantId(),
        servers instanceof ServerAccess.All,
        servers.listed(),
        states(query.state()),
        before(credential, query.cursor()),
        most);
  }

  /** The tenant's newest, for those who may only look. */
  List<BackupRow> ofTenant(long tenantId, int most) {
    return backups.page(
        tenantId, true, new ServerAccess.All().listed(), states(null), Long.MAX_VALUE, most);
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
    return Optional.of(credential)
        .filter(caller -> caller.environment() == Environment.LIVE)
        .flatMap(caller -> backups.findById(id))
        .filter(row -> row.tenantId() == credential.tenantId())
        .filter(row -> credential.servers().includes(row.serverId()));
  }

  private static List<String> states(@Nullable BackupState only) {
    return Arrays.stream(BackupState.values())
        .filter(state -> only == null || state == only)
        .map(BackupState::name)
        .toList();
  }
}
