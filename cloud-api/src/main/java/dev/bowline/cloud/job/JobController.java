package dev.bowline.cloud.job;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AnyKey;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.exchange.Within;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked, and how far it is: for the keys that could have asked it. */
@Controller("/v1/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnyKey
final class JobController {

  private static final int MOST = 100;

  private final VisibleJobs jobs;

  JobController(VisibleJobs jobs) {
    this.jobs = jobs;
  }

  /** The cursor is the id of the last job of the page before. */
  @Get
  @Described(
      "Lists the jobs that the key could have started, of one server or state when that is said, the newest first.")
  Success<List<Job>> list(
      Principal.KeyHolder caller,
      @Nullable @QueryValue("server_id") @Example("1001") Long serverId,
      @Nullable @QueryValue @Example("SUCCEEDED") String state,
      @Nullable @QueryValue @Example(Job.SOME_ID) String cursor,
      @QueryValue(defaultValue = "50") @Within(most = MOST) @Example("20") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(Code.INVALID_PARAMETER, "limit must be 1 to " + MOST + ".").exception();
    }
    var filter = new VisibleJobs.Filter(serverId, state(state));
    List<Job> page = page(caller.credential(), filter, cursor, limit + 1);
    return page.size() > limit
        ? Success.of(
            page.subList(0, limit), Map.of("next_cursor", page.get(limit - 1).id().toString()))
        : Success.of(page);
  }

  @Get("/{id}")
  @Described("Shows one job.")
  Success<Job> show(Principal.KeyHolder caller, @Example(Job.SOME_ID) String id) {
    return Success.of(
        uuid(id)
            .flatMap(uuid -> jobs.find(caller.credential(), uuid))
            .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such job.").exception()));
  }

  private static @Nullable JobState state(@Nullable String name) {
    return name == null
        ? null
        : JobState.parse(name)
            .orElseThrow(
                () -> Problem.of(Code.INVALID_PARAMETER, "No such state: " + name).exception());
  }

  private List<Job> page(
      Credential credential, VisibleJobs.Filter filter, @Nullable String cursor, int most) {
    if (cursor == null) {
      return jobs.newest(credential, filter, most);
    }
    return uuid(cursor)
        .flatMap(last -> jobs.before(credential, filter, last, most))
        .orElseThrow(
            () -> Problem.of(Code.CURSOR_INVALID, "Begin again without a cursor.").exception());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
