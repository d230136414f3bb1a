package dev.bowline.cloud.credential;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which servers a member gives to a credential. */
@Singleton
public final class ServerChoice {

  private static final int MOST = 1_000;

  private final ServerOwnership ownership;

  ServerChoice(ServerOwnership ownership) {
    this.ownership = ownership;
  }

  /**
   * The servers {@code ids}; null or empty is every server of the tenant.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 404 for a server that is not the tenant's,
   *     400 for more than {@value #MOST}
   */
  public ServerAccess of(long tenantId, @Nullable List<Long> ids) {
    if (ids == null || ids.isEmpty()) {
      return new ServerAccess.All();
    }
    if (ids.size() > MOST || ids.contains(null)) {
      throw Problem.of(Code.INVALID_BODY, "server_ids are at most " + MOST + " numbers")
          .exception();
    }
    Set<Long> chosen = Set.copyOf(new HashSet<>(ids));
    if (!ownership.ownsAll(tenantId, chosen)) {
      throw Problem.of(Code.NOT_FOUND, "No such server in server_ids").exception();
    }
    return new ServerAccess.Only(chosen);
  }
}
