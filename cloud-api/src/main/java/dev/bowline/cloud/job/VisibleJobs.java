package dev.bowline.cloud.job;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.server.Reach;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import dev.bowline.contract.scope.Scopes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The jobs a credential may know of: of its tenant, on the servers within its reach, and of a kind
 * it could have started itself.
 */
@Singleton
final class VisibleJobs {

  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
  private static final UUID GREATEST = new UUID(-1L, -1L);

  private final JobRepository jobs;
  private final JobCodec codec;

  VisibleJobs(JobRepository jobs, JobCodec codec) {
    this.jobs = jobs;
    this.codec = codec;
  }

  /**
   * Which jobs to list.
   *
   * @param serverId null is every server
   * @param state null is every state
   */
  record Filter(@Nullable Long serverId, @Nullable JobState state) {

    static final Filter NONE = new Filter(null, null);

    private Reach narrowed(Reach reach) {
      return serverId == null ? reach : reach.narrowedTo(serverId);
    }

    private String stateName() {
      return state == null ? "" : state.name();
    }
  }

  Optional<Job> find(Credential credential, UUID id) {
    return row(credential, id).map(codec::job);
  }

  /** The newest jobs, at most {@code most}. */
  List<Job> newest(Credential credential, Filter filter, int most) {
    List<String> scopes = permitted(credential.scopes());
    return page(Reach.of(credential), filter, scopes, END_OF_TIME, GREATEST, most);
  }

  /** The tenant's newest jobs, whoever started them, for those who may only look. */
  List<Job> ofTenant(long tenantId, int most) {
    List<String> scopes = Scope.CATALOGUE.stream().map(Scope::text).toList();
    return page(Reach.ofTenant(tenantId), Filter.NONE, scopes, END_OF_TIME, GREATEST, most);
  }

  /** The jobs before {@code last}; nothing at all when the credential may not know of that one. */
  Optional<List<Job>> before(Credential credential, Filter filter, UUID last, int most) {
    return row(credential, last)
        .map(row ->
            page(
                Reach.of(credential),
                filter,
                permitted(credential.scopes()),
                row.createdAt(),
                row.id(),
                most));
  }

  private Optional<JobRow> row(Credential credential, UUID id) {
    return jobs.findById(id).filter(row -> isVisible(credential, row));
  }

  private static boolean isVisible(Credential credential, JobRow row) {
    return Reach.of(credential).includes(row.tenantId(), row.serverId())
        && permitted(credential.scopes()).contains(row.scope());
  }

  private List<Job> page(
      Reach all, Filter filter, List<String> scopes, Instant before, UUID beforeId, int most) {
    if (scopes.isEmpty()) {
      return List.of();
    }
    Reach reach = filter.narrowed(all);
    return jobs
        .page(
            reach.tenantId(),
            reach.simulated(),
            scopes,
            reach.isEveryServer(),
            reach.listed(),
            filter.state() == null,
            filter.stateName(),
            before,
            beforeId,
            most)
        .stream()
        .map(codec::job)
        .toList();
  }

  private static List<String> permitted(Scopes scopes) {
    return Arrays.stream(Resource.values())
        .flatMap(resource ->
            resource.actions().stream()
                .filter(action -> scopes.permit(resource, action))
                .map(action -> new Scope.Exact(resource, action).text()))
        .toList();
  }
}
